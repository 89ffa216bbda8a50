import type { AccountId } from '../domain/account';
import type { CaseRecord } from '../domain/cases/case';
import { holdsCase } from '../domain/cases/act';
import { verified } from '../domain/cases/verify';
import type { Judgement } from '../domain/finding';
import type { Policy } from '../domain/policy/schema';
import type { Subject } from '../domain/policy/subject';
import { rules } from '../domain/rules';
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
  const judgement = await judge(verifying, before);
  const { status } = await changeCase(cases, subject, (record): { status: Status; after?: CaseRecord } => {
    if (!holdsCase(record, actor)) return { status: outcomeOf(record, actor.generation) };
    const result = verified(record, judgement, { now: clock(), last });
    if (result.kind === 'unreadable') throw new AccountUnreadableError(judgement.message);
    return { status: result.kind, after: result.after };
  });
  return status;
}

async function startVerifying({ clients, environment }: Invocation, { attempt }: VerifyInput): Promise<Verifying> {
  const { policy } = await loadPolicy(clients, environment);
  const cases = new CaseTable(clients, environment.table);
  const { hostAccount } = environment;
  return { clients, cases, policy, hostAccount, last: attempt >= verifyUnreadableRetry.maxAttempts };
}

/** The result for an execution that does not hold the case any more. */
const outcomeOf = (record: CaseRecord | undefined, generation: number): Status =>
  record?.generation === generation && record.state === 'done' ? 'done' : 'failed';

async function judge(verifying: Verifying, { account, rule }: CaseRecord): Promise<Judgement> {
  const { clients, policy } = verifying;
  try {
    const subject = await readCaseSubject(clients, policy, account);
    if (subject === undefined) return unread(rule, `The organization no longer has account ${account}.`);
    return await judgeSettled(verifying, subject, rule);
  } catch (error: unknown) {
    if (!(error instanceof OrganizationUnreadableError)) throw error;
    return unread(rule, error.message);
  }
}

async function judgeSettled(verifying: Verifying, subject: Subject, rule: CaseRecord['rule']): Promise<Judgement> {
  let judgement = unread(rule, 'The account was not read.');
  for (const pause of pauses) {
    if (pause > 0) await sleep(pause);
    const snapshot = await readCaseSnapshot(verifying, subject);
    judgement = ruleOf(rule).judge(snapshot, verifying.policy, clock());
    if (judgement.verdict !== 'violation') break;
  }
  const message = subject.account.management && judgement.verdict === 'violation' ? counted[rule] : undefined;
  return message === undefined ? judgement : { ...judgement, message };
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
