import { GenerateCredentialReportCommand, GetCredentialReportCommand, type IAMClient } from '@aws-sdk/client-iam';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Instant } from '../../domain/account';
import { unknown, type Fact } from '../../domain/fact';
import type { AccessKey, SigningCertificate } from '../../domain/snapshot';
import type { Deadline } from '../sdk/deadline';
import { answered } from '../sdk/call-outcome';
import { readFact } from '../sdk/read-fact';
import { sleep } from '../sdk/sleep';
import { translateError } from '../sdk/translate-error';
import { placeOfUse } from './place-of-use';

/** The root user's row. It has no ids of keys and certificates, and omits inactive ones. */
export interface RootReport {
  /** When AWS made the report. */
  readonly generatedAt: Instant;
  /** True when this reading made AWS begin the report, so that it is newer than what was read before. */
  readonly isNew: boolean;
  readonly passwordLastUsedAt: Instant | null;
  /** Undefined where AWS does not say. */
  readonly passwordEnabled: boolean | undefined;
  readonly mfaActive: boolean | undefined;
  readonly activeKeys: readonly AccessKey[];
  readonly activeCertificates: readonly SigningCertificate[];
}

const Row = z.object({ user: z.string(), password_last_used: z.string() }).catchall(z.string());
type Row = z.infer<typeof Row>;

/** Twenty polls, three seconds apart: AWS makes a report in seconds, for a big account in a minute. */
const looksAtMost = 20;
const pauseMilliseconds = 3000;

/** AWS makes a new report only when the last one is this old. Source: the page named below. */
export const reportLifetimeHours = 4;

/**
 * Reads the root row of the account's credential report. It is made now, or up to four hours old when somebody asked
 * for one before.
 * Source: IAM user guide, "Generate credential reports for your AWS account".
 */
export async function readCredentialReport(iam: IAMClient, deadline: Deadline): Promise<Fact<RootReport>> {
  const asked = 'iam:GenerateCredentialReport';
  let looks = 0;
  let isNew = false;
  try {
    for (; looks < looksAtMost && !deadline(); looks++) {
      const { State } = await iam.send(new GenerateCredentialReportCommand());
      if (State === 'STARTED') isNew = true;
      if (State === 'COMPLETE') return await readFact('iam:GetCredentialReport', () => rootRow(iam, isNew));
      await sleep(pauseMilliseconds);
    }
    const end = looks === looksAtMost ? '' : ', when the time of the batch ended';
    return unknown('not-ready', `${asked}: AWS was still making the report after ${looks} looks${end}.`);
  } catch (error: unknown) {
    return translateError(error, asked);
  }
}

async function rootRow(iam: IAMClient, isNew: boolean): Promise<RootReport> {
  const { Content, GeneratedTime } = await iam.send(new GetCredentialReportCommand());
  const rows: unknown = parse(new TextDecoder().decode(Content), { columns: true, skip_empty_lines: true });
  const found = z
    .array(Row)
    .parse(rows)
    .find(({ user }) => user === '<root_account>');
  const row = answered(found, 'a row of the root user');
  return {
    generatedAt: z.date().parse(GeneratedTime).toISOString(),
    isNew,
    passwordLastUsedAt: instant(row.password_last_used) ?? null,
    passwordEnabled: flag(row['password_enabled']),
    mfaActive: flag(row['mfa_active']),
    activeKeys: [1, 2]
      .filter((slot) => flag(row[`access_key_${slot}_active`]) === true)
      .map((slot) => activeKey(row, slot)),
    activeCertificates: [1, 2]
      .filter((slot) => flag(row[`cert_${slot}_active`]) === true)
      .map((slot) => ({ id: `slot-${slot}`, status: 'Active' })),
  };
}

function activeKey(row: Row, slot: number): AccessKey {
  const column = (name: string): string => row[`access_key_${slot}_${name}`] ?? '';
  const lastUsedAt = instant(column('last_used_date')) ?? null;
  const id = `slot-${slot}`;
  const created = { id, status: 'Active', createdAt: instant(column('last_rotated')) } as const;
  if (lastUsedAt === null) return { ...created, lastUsedAt };
  return {
    ...created,
    lastUsedAt,
    ...placeOfUse(column('last_used_service'), column('last_used_region')),
  };
}

/** The documentation says TRUE; real reports contain true. Undefined for anything else, such as `not_supported`. */
const flag = (cell: string | undefined): boolean | undefined =>
  ({ true: true, false: false })[cell?.toLowerCase() ?? ''];

/** undefined for cells without a date (`N/A`, `no_information`, `not_supported`). */
function instant(cell: string): Instant | undefined {
  const time = /^\d{4}-\d\d-\d\dT/.test(cell) ? Date.parse(cell) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
