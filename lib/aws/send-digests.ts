import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/account';
import type { CaseRecord } from '../domain/case';
import { markAsked, needsAsking } from '../domain/cases/asking';
import type { Policy } from '../domain/policy/schema';
import type { Run } from '../domain/run';
import { renderDigest } from '../views/digest';
import { applyCaseChanges } from './apply-case-changes';
import type { CaseTable } from './case-table';
import type { Clients } from './clients';
import { MailClaims } from './mail-claims';
import { sendMail } from './send-mail';

export interface Digests {
  readonly clients: Pick<Clients, 'ses' | 'table'>;
  readonly tableName: string;
  readonly from: string;
  readonly cases: CaseTable;
  readonly approvers: Policy['approvals']['approvers'];
  readonly run: Run;
  readonly organizationId: string;
  readonly now: Instant;
}

export interface Sent {
  readonly sent: number;
  /** Mails that were refused, or whose answer was lost. Their cases are asked about by the next run. */
  readonly unsent: number;
}

/** Another run that opened a case this long ago and has not asked about it is not going to. */
const overdueMilliseconds = 3_600_000;

/**
 * Asks the approvers about every case that nobody was asked about yet: one mail each, none when nothing is new. `written`
 * are the cases that this run wrote. A mail is claimed before it is sent, and cases are marked after, so that a second
 * attempt asks nobody twice.
 */
export async function sendDigests(digests: Digests, written: readonly CaseRecord[]): Promise<Sent> {
  const open = merge(await digests.cases.current(['pending']), written);
  const asked = open.filter((record) => needsAsking(record) && isOurs(digests, record));
  if (asked.length === 0) return { sent: 0, unsent: 0 };
  const reached: string[] = [];
  for (const approver of digests.approvers)
    if (await send(digests, approver, { asked, open })) reached.push(approver.email);
  if (reached.length > 0) await markAll(digests, asked, reached);
  return { sent: reached.length, unsent: digests.approvers.length - reached.length };
}

/** The index may lag behind what was just written. */
function merge(indexed: readonly CaseRecord[], written: readonly CaseRecord[]): readonly CaseRecord[] {
  const byCase = new Map<string, CaseRecord>();
  for (const record of [...indexed, ...written]) {
    const key = `${record.account} ${record.rule}`;
    const other = byCase.get(key);
    if (other === undefined || record.revision >= other.revision) byCase.set(key, record);
  }
  const pending = [...byCase].filter(([, { state }]) => state === 'pending');
  return pending.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** A run asks about what it opened; a run over the whole organization also about what another one left behind. */
const isOurs = ({ run, now }: Digests, { runId, openedAt }: CaseRecord): boolean =>
  runId === run.id || (run.accounts === undefined && Date.parse(now) - Date.parse(openedAt) > overdueMilliseconds);

async function send(
  { clients, tableName, from, run, organizationId, now }: Digests,
  approver: Digests['approvers'][number],
  cases: { readonly asked: readonly CaseRecord[]; readonly open: readonly CaseRecord[] },
): Promise<boolean> {
  const claims = new MailClaims(clients, tableName);
  const claimId = randomUUID();
  const state = await claims.claim(run.id, approver.email, claimId, now);
  if (state !== 'claimed') return state === 'sent';
  const mail = renderDigest({ approver, run, organizationId, ...cases });
  const sending = await sendMail(clients, { from, to: approver.email, ...mail });
  if (sending === 'sent') await claims.sent(run.id, approver.email, claimId, now);
  return sending === 'sent';
}

async function markAll(
  { cases, now }: Digests,
  asked: readonly CaseRecord[],
  reached: readonly string[],
): Promise<void> {
  const detail = reached.join(', ');
  // A case that was decided in the meantime has no need of the mark.
  await applyCaseChanges(
    cases,
    asked.map((before) => ({ before, after: markAsked(before, now, detail) })),
  );
}
