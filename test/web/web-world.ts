import type { CaseRecord } from '../../lib/domain/cases/case';
import { isClosed } from '../../lib/domain/cases/closed';
import { isUnsettled } from '../../lib/domain/cases/unsettled';
import { decide } from '../../lib/domain/cases/decide';
import type { DecisionRequest } from '../../lib/domain/cases/decision-request';
import { createApp } from '../../lib/web/app';
import { formToken } from '../../lib/web/form-token';
import type { DecisionOutcome } from '../../lib/cases/decide-case';
import type { Ports, Visitor } from '../../lib/web/ports';
import { policyOf } from '../domain/support/build';
import { approvers, keyCase, lead, now } from './case-records';

const origin = 'https://rootward.example.com';
const signingKey = 'k'.repeat(32);

interface Options {
  readonly records?: readonly CaseRecord[];
  readonly required?: 1 | 2;
  readonly now?: string;
  readonly ports?: Partial<Ports>;
}

/** The app with records in memory and the real decision function. It stores every request that reaches `decide`. */
export function webWorld(options: Options = {}) {
  const records = [...(options.records ?? [keyCase()])];
  const requests: DecisionRequest[] = [];
  const failures: unknown[] = [];
  const policy = policyOf({ approvals: { approvers, required: options.required ?? 1 } });
  const time = options.now ?? now;
  const find = ({ account, rule, generation }: Pick<CaseRecord, 'account' | 'rule' | 'generation'>) =>
    records.find((one) => one.account === account && one.rule === rule && one.generation === generation);

  const current = ({ account, rule }: Pick<CaseRecord, 'account' | 'rule'>) =>
    records
      .filter((one) => one.account === account && one.rule === rule)
      .toSorted((a, b) => b.generation - a.generation)[0];

  const ports: Ports = {
    // Tests name the visitor in a header. Real identities are not part of these tests.
    identify: async (request) => {
      const email = request.headers.get('x-test-visitor');
      return email === null ? undefined : { email, session: request.headers.get('x-test-session') ?? 'session-1' };
    },
    openCases: async () => records.filter((record) => !isClosed(record)),
    unsettledCases: async () => records.filter((record) => isUnsettled(record, undefined)),
    mode: async () => ({ mode: 'apply', overridden: false }),
    lastRun: async () => undefined,
    closedCases: async () => records.filter(isClosed),
    caseOf: async (account, rule, generation) =>
      generation === undefined ? current({ account, rule }) : find({ account, rule, generation }),
    decide: async (request): Promise<DecisionOutcome> => {
      requests.push(request);
      const record = find(request);
      if (record === undefined) return { kind: 'no-such-case' };
      const result = decide(record, request, { policy, now: time });
      if (result.kind === 'invalid') return result;
      const after = result.after ?? record;
      records[records.indexOf(record)] = after;
      return result.kind === 'decided'
        ? { kind: 'decided', record: after }
        : { kind: 'refused', refusal: result.detail, record: after };
    },
    approvals: async () => policy.approvals,
    now: () => time,
    signingKey,
    origin,
    failed: (error) => failures.push(error),
    ...options.ports,
  };
  return { app: createApp(ports), ports, records, requests, failures };
}

export type WebWorld = ReturnType<typeof webWorld>;

/** The effect of a request that changes nothing. */
export const nothing = { requests: 0, changed: false };

/** The effect of requests: the number of calls of `decide`, and whether any record has changed. */
export const effectOf = (world: WebWorld, before: readonly CaseRecord[]) => ({
  requests: world.requests.length,
  changed: JSON.stringify(world.records) !== JSON.stringify(before),
});

export const visitorOf = (email: string, session = 'session-1'): Visitor => ({ email, session });

/** A complete and correct form for a record. A test only sets what differs; `undefined` removes a field. */
export function formOf(
  record: CaseRecord,
  overrides: Readonly<Record<string, string | undefined>> = {},
  visitor: Visitor = visitorOf(lead),
): string {
  const fields: Readonly<Record<string, string | undefined>> = {
    token: formToken(signingKey, visitor, record),
    generation: String(record.generation),
    fingerprint: record.fingerprint,
    decision: 'reject',
    reason: 'Asking the owner first',
    digits: record.account.slice(-4),
    until: '',
    ...overrides,
  };
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] satisfies [string, string]],
    ),
  ).toString();
}

export const pathOf = ({ account, rule, generation }: CaseRecord): string => `/cases/${account}/${rule}/${generation}`;

/** The headers that a browser sends with a form of the page; null means that nobody is signed in. */
export const formHeaders = (email: string | null = lead): Record<string, string> => ({
  'content-type': 'application/x-www-form-urlencoded',
  origin,
  'sec-fetch-site': 'same-origin',
  ...(email === null ? {} : { 'x-test-visitor': email }),
});

export const get = (world: WebWorld, path: string, email: string | null = lead): Promise<Response> =>
  Promise.resolve(world.app.request(path, { headers: email === null ? {} : { 'x-test-visitor': email } }));

/** Sends a form about a record, as the browser of `email` would. */
export const post = (
  world: WebWorld,
  record: CaseRecord,
  overrides: Readonly<Record<string, string | undefined>> = {},
  email = lead,
): Promise<Response> =>
  Promise.resolve(
    world.app.request(`${pathOf(record)}/decide`, {
      method: 'POST',
      headers: formHeaders(email),
      body: formOf(record, overrides, visitorOf(email)),
    }),
  );
