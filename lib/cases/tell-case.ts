import type { CaseRecord } from '../domain/cases/case';
import { isAwaited, needsAsking } from '../domain/cases/due-mails';
import type { Policy } from '../domain/policy/schema';
import { errorName, log } from '../invocation/log';
import type { Invocation } from '../invocation/invocation';
import { renderNotice } from '../views/mails/notice';
import type { TellInput } from '../workflow/payloads';
import { CaseExecutions } from '../aws/executions/case-executions';
import { loadPolicy } from '../aws/storage/objects/policy-asset';
import { CaseTable } from '../aws/storage/tables/case-table';
import { Notes } from './note-told';
import { sendToEach } from './send-to-each';
import type { Sent } from './send-case-mails';

/**
 * Tells people at once what they wait for: that others have agreed and their agreement is missing, or that the finding
 * of the generation that ended is still there and the next one waits. Starts the execution of that next generation.
 * What fails here, the next run and the next sweep make up for.
 */
export async function tellCase(
  { clients, environment }: Invocation,
  { case: subject, now }: TellInput,
): Promise<Pick<Sent, 'sent' | 'unsent'>> {
  const { policy } = await loadPolicy(clients, environment);
  const { table: tableName, caseMachine, mailFrom: from, pageUrl } = environment;
  const cases = new CaseTable(clients, tableName);
  const record = await cases.read(subject);
  if (record?.state !== 'pending' || record.generation < subject.generation) return { sent: 0, unsent: 0 };
  const reopened = record.generation > subject.generation;
  if (reopened) await startNext(new CaseExecutions(clients, caseMachine), record);
  const due = letters(record, { reopened, policy });
  const sent = await sendToEach({ clients, tableName, from, now }, due, {
    occasion: occasionOf(record),
    kind: 'notice',
    render: ({ person }) => renderNotice({ person, record, policy, pageUrl }),
  });
  const notes = new Notes();
  for (const { person } of sent) notes.add([record], reopened ? 'asked' : 'reminded', person.email);
  await notes.write({ cases, policy, now, startedAt: now });
  return { sent: sent.length, unsent: due.length - sent.length };
}

const letters = (record: CaseRecord, { reopened, policy }: { readonly reopened: boolean; readonly policy: Policy }) =>
  policy.approvals.approvers
    .filter(({ email }) => (reopened ? needsAsking(record, email) : isAwaited(record, email, policy)))
    .map((person) => ({ person }));

/** One question to people: the same for every attempt at telling it, another one when one more has agreed. */
const occasionOf = ({ account, rule, generation, approvals = [] }: CaseRecord): string =>
  `${account}/${rule}/${generation}/${approvals.length}`;

async function startNext(executions: CaseExecutions, record: CaseRecord): Promise<void> {
  try {
    await executions.start(record);
  } catch (error: unknown) {
    log({ stage: 'tell', event: 'start of a case failed', accountId: record.account, error: errorName(error) });
  }
}
