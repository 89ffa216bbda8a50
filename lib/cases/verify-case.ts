import type { AccountId } from '../domain/account';
import type { CaseRecord } from '../domain/cases/case';
import { holdsCase } from '../domain/cases/act';
import { caseEvidence } from '../domain/cases/evidence';
import { fingerprint } from '../domain/cases/fingerprint';
import { hindranceOf } from '../domain/cases/hindrance';
import { needsPerson } from '../domain/cases/needs-person';
import type { Shows } from '../domain/cases/reopen';
import { verified } from '../domain/cases/verify';
import type { Judgement } from '../domain/finding';
import type { Policy } from '../domain/policy/schema';
import type { Subject } from '../domain/policy/subject';
import { rules } from '../domain/rules';
import type { Mode } from '../domain/runs/run';
import type { Snapshot } from '../domain/snapshot';
import type { Invocation } from '../invocation/invocation';
import type { VerifyInput, VerifyOutput } from '../workflow/payloads';
import { verifyUnreadableRetry } from '../workflow/retries';
import { readCaseSubject } from './case-subject';
import { loadPolicy } from '../aws/storage/objects/policy-asset';
import { CaseTable } from '../aws/storage/tables/case-table';
import { changeCase } from './change-case';
import type { Clients } from '../aws/sdk/clients';
import { OrganizationUnreadableError } from '../aws/sdk/errors';
import { AccountUnreadableError } from './errors';
import { readCaseSnapshot } from './read-case-snapshot';
import { sleep } from '../aws/sdk/sleep';

interface Verifying {
  readonly clients: Clients;
  readonly cases: CaseTable;
  readonly policy: Policy;
  /** The mode in force, from the policy or the deployment. */
  readonly mode: Mode;
  /** The account of the caller's role. */
  readonly hostAccount: AccountId;
  /** True when Step Functions will not retry: then an unreadable account closes the case as unverified. */
  readonly last: boolean;
}

type Status = VerifyOutput['status'];

/** Milliseconds before each read: AWS may show a change late. */
const pauses = [0, 3000, 9000] as const;

const clock = (): string => new Date().toISOString();

/**
 * Reads the account again and judges it by the case's own rule.
 * @throws AccountUnreadableError when the account cannot be read at the moment; Step Functions may retry the step
 */
export async function verifyCase(invocation: Invocation, input: VerifyInput): Promise<Status> {
  const verifying = await startVerifying(invocation, input);
  const { cases, last } = verifying;
  const { case: subject, execution } = input;
  const actor = { generation: subject.generation, execution: execution.arn };
  const before = await cases.read(subject);
  if (!holdsCase(before, actor)) return outcomeOf(before, actor.generation);
  const { judgement, again } = await judge(verifying, before);
  const verification = await changeCase(cases, subject, (record): Verification => {
    if (!holdsCase(record, actor)) return { status: outcomeOf(record, actor.generation) };
    const result = verified(record, judgement, { now: clock(), last, again });
    if (result.kind === 'unreadable') throw new AccountUnreadableError(judgement.message);
    const { kind: status, ...writes } = result;
    return { status, ...writes };
  });
  return verification.status;
}

interface Verification {
  readonly status: Status;
  readonly after?: CaseRecord;
  readonly closes?: CaseRecord;
}

async function startVerifying({ clients, environment }: Invocation, { attempt }: VerifyInput): Promise<Verifying> {
  const { policy } = await loadPolicy(clients, environment);
  const cases = new CaseTable(clients, environment.table);
  const { hostAccount } = environment;
  const mode = environment.mode ?? policy.run.mode;
  return { clients, cases, policy, mode, hostAccount, last: attempt >= verifyUnreadableRetry.maxAttempts };
}

/** The result for an execution that does not hold the case any more. A retry may find its own next generation. */
function outcomeOf(record: CaseRecord | undefined, generation: number): Status {
  if (record?.generation === generation + 1 && record.state === 'pending') return 'reopened';
  return record?.generation === generation && record.state === 'done' ? 'done' : 'failed';
}

interface Judged {
  readonly judgement: Judgement;
  /** How to ask again when the finding is still there. */
  readonly again?: { readonly policy: Policy; readonly shows?: Shows };
}

async function judge(verifying: Verifying, { account, rule }: CaseRecord): Promise<Judged> {
  const { clients, policy } = verifying;
  try {
    const subject = await readCaseSubject(clients, policy, account);
    if (subject === undefined) return { judgement: unread(rule, `The organization no longer has account ${account}.`) };
    return await judgeSettled(verifying, subject, rule);
  } catch (error: unknown) {
    if (!(error instanceof OrganizationUnreadableError)) throw error;
    return { judgement: unread(rule, error.message) };
  }
}

async function judgeSettled(verifying: Verifying, subject: Subject, rule: CaseRecord['rule']): Promise<Judged> {
  const { policy } = verifying;
  for (const pause of pauses) {
    if (pause > 0) await sleep(pause);
    const snapshot = await readCaseSnapshot(verifying, subject);
    const judgement = ruleOf(rule).judge(snapshot, policy, clock());
    if (judgement.verdict !== 'violation') return { judgement };
    if (pause === pauses.at(-1)) return stillThere(verifying, subject, { snapshot, judgement });
  }
  return { judgement: unread(rule, 'The account was not read.') };
}

/** Of the management account a new reading tells that a credential exists, but no details. */
function stillThere(
  { policy, mode }: Verifying,
  subject: Subject,
  { snapshot, judgement }: { readonly snapshot: Snapshot; readonly judgement: Judgement },
): Judged {
  const { account } = subject;
  const { rule, reason } = judgement;
  const member = { ...subject, account: { ...account, management: false } };
  const asks = needsPerson(rule, policy) && hindranceOf(member, { policy, mode, rule, now: clock() }) === undefined;
  if (account.management) {
    const message = counted[rule] ?? judgement.message;
    return { judgement: { ...judgement, message }, ...(asks ? { again: { policy } } : {}) };
  }
  const evidence = caseEvidence(snapshot, rule);
  if (!asks || evidence === undefined) return { judgement };
  return { judgement, again: { policy, shows: { fingerprint: fingerprint(snapshot, rule, reason), evidence } } };
}

/** For the management account, whose summary shows that a credential exists but no details. */
const counted: Readonly<Partial<Record<CaseRecord['rule'], string>>> = {
  'root-access-key': 'The root user of the management account still has an access key.',
  'root-signing-certificate': 'The root user of the management account still has a signing certificate.',
};

function ruleOf(id: CaseRecord['rule']): (typeof rules)[number] {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new TypeError(`There is no rule ${id}.`);
  return rule;
}

const unread = (rule: CaseRecord['rule'], message: string): Judgement => ({
  rule,
  severity: ruleOf(rule).severity,
  verdict: 'unknown',
  reason: 'unreadable',
  message,
  evidence: { cause: 'error' },
});
