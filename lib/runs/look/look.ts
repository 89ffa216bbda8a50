import { randomUUID } from 'node:crypto';
import type { Reading } from '../../aws/accounts/read-account';
import { describeOrganization, listAccounts, type Organization } from '../../aws/organization/organization';
import type { CallRates } from '../../aws/sdk/call-rates';
import { concurrently } from '../../aws/sdk/concurrently';
import type { AccountId } from '../../domain/account';
import type { Policy } from '../../domain/policy/schema';
import { standpointOf, type Standpoint, withoutUnitNames } from '../../domain/runs/standpoint';
import type { Caller } from '../../invocation/caller';
import { describeRun } from '../describe-run';
import { inspectBatch } from '../inspect-batch';
import { surveyOrganization } from '../survey-organization';
import { type Chosen, chosenAccounts } from './chosen-accounts';
import { InterruptedError, OtherLookError } from './errors';
import type { Begun, Journal, LookKey, ReadAccount } from './journal';
import { type Looked, reportLook } from './report-look';
import { isAnswered } from './answered';

export interface Look {
  readonly caller: Pick<Caller, 'clients' | 'calls' | 'identity'>;
  readonly policy: Policy;
  readonly policyDigest: string;
  /** True when nobody said what is wanted. */
  readonly withoutPolicy: boolean;
  readonly chosen: Chosen;
  /** A role in the members, for where no root session can be had. */
  readonly role?: string | undefined;
  readonly journal: Journal;
  readonly rates: CallRates;
  /** True: start nothing new, and end. */
  readonly halted: () => boolean;
  /** Hears of an account that could not be read because of an unexpected error. */
  readonly onLost: (account: AccountId, error: unknown) => void;
  readonly onProgress?: (progress: LookProgress) => void;
}

export type LookProgress =
  | { readonly step: 'organization'; readonly organization: Organization }
  | { readonly step: 'standpoint'; readonly standpoint: Standpoint; readonly organization: string }
  /** `kept`: of `read`, those of an earlier look. */
  | { readonly step: 'accounts'; readonly read: number; readonly kept: number; readonly accounts: number };

/** Accounts that are read at the same time. More than the pace lets through, because some wait for a credential report. */
const atOnce = 40;

/**
 * A run in plan mode by a person's own credentials, with nothing deployed: reads and judges every account as the state
 * machine does, and makes its report. Changes nothing; only the credential report is one that AWS makes when asked.
 * @throws OrganizationUnreadableError; UnknownAccountsError; UnknownUnitsError; OtherLookError; InterruptedError
 */
export async function look(input: Look): Promise<Looked> {
  const { caller, policy, journal, halted, role } = input;
  const begun = await begin(input);
  const progress = (read: number): void =>
    input.onProgress?.({ step: 'accounts', read, kept: journal.read.length, accounts: active.length });
  const active = begun.accounts.filter(({ state }) => state === 'ACTIVE');
  const kept = new Set(journal.read.map(({ inspection }) => inspection.account));
  const results: ReadAccount[] = [...journal.read];
  const reading: Reading = {
    clients: caller.clients,
    rates: input.rates,
    deadline: halted,
    policy,
    hostAccount: caller.identity.account,
    blocked: begun.blocked,
    ...(begun.units && { units: begun.units }),
    memberRole: role,
  };
  progress(results.length);
  await concurrently(
    active.filter(({ id }) => !kept.has(id)),
    atOnce,
    async (account) => {
      if (halted()) return;
      const [inspected] = await inspectBatch(reading, [account], {
        now: begun.run.startedAt,
        opensCases: false,
        onLost: input.onLost,
      });
      // What was read while the look was halted may be unknown for no other reason.
      if (inspected === undefined || halted()) return;
      const { inspection, compared, snapshot } = inspected;
      const { readBy, noSession } = snapshot.root;
      const read = {
        inspection,
        compared,
        byRole: readBy === 'role',
        ...(noSession && { noSession: noSession.detail }),
      };
      results.push(read);
      if (isAnswered(inspection)) journal.keep(read);
      progress(results.length);
    },
  );
  if (halted()) throw new InterruptedError(results.length, active.length);
  const lost = active.length - results.length;
  return reportLook({ ...input, lost, awsCalls: caller.calls.counter.total() }, begun, results);
}

/** What an interrupted look knew, after a check that it was this one; else what the organization says now. */
async function begin(input: Look): Promise<Begun> {
  const { caller, policy, policyDigest, chosen, role, journal, halted } = input;
  const { clients, identity } = caller;
  const organization = await describeOrganization(clients);
  input.onProgress?.({ step: 'organization', organization });
  const key: LookKey = {
    organization: organization.id,
    account: identity.account,
    policyDigest,
    role: role ?? '',
    chosen: [...chosen.accounts, ...chosen.units],
  };
  const tell = (begun: Begun): Begun => {
    input.onProgress?.({ step: 'standpoint', standpoint: begun.standpoint, organization: organization.id });
    return begun;
  };
  if (journal.begun) {
    if (JSON.stringify(journal.begun.key) !== JSON.stringify(key)) throw new OtherLookError(key, journal.begun.key);
    return tell(journal.begun);
  }
  const listed = await listAccounts(clients, organization.managementAccount, halted);
  const accounts = await chosenAccounts(clients, listed, chosen);
  const whole = key.chosen.length === 0;
  const surveyed = { policy, organization, host: identity.account, accounts, whole };
  const { facts, unnamed, ...survey } = await surveyOrganization({ clients, deadline: halted }, surveyed);
  const run = describeRun(
    { execution: { arn: randomUUID(), startedAt: new Date().toISOString() }, input: { v: 1, trigger: 'manual' } },
    { policyDigest, mode: 'plan', ...(!whole && { accounts: accounts.map(({ id }) => id) }) },
  );
  // What was read while it was halted may be unknown for no other reason: it is not kept.
  if (halted()) throw new InterruptedError(0, accounts.filter(({ state }) => state === 'ACTIVE').length);
  const begun: Begun = { v: 1, key, run, standpoint: withoutUnitNames(standpointOf(facts, role), unnamed), ...survey };
  journal.begin(begun);
  return tell(begun);
}
