import { examineFromHere } from '../examine-from-here';
import type { CommandContext } from '../command-context';
import { exitCode } from '../exit-codes';
import { collect, UsageError, type InputMistake } from '../usage-error';
import { readPolicy } from '../input-files';
import { senderOf } from '../../lib/infra/sender';
import { printExamination } from '../summary/examination';

export interface DoctorOptions {
  readonly policy?: string;
  readonly mailFrom?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly failOn?: 'problems';
  readonly json?: boolean;
}

/** Runs `rootward doctor`. @throws UsageError before AWS is asked anything; CallerError; OrganizationUnreadableError */
export async function doctorAction({ terminal, exit }: CommandContext, options: DoctorOptions): Promise<void> {
  const mistakes: InputMistake[] = [];
  const policy = options.policy === undefined ? undefined : collect(mistakes, () => readPolicy(String(options.policy)));
  const sender =
    options.mailFrom === undefined ? undefined : collect(mistakes, () => addressOf(String(options.mailFrom)));
  if (mistakes.length > 0) throw new UsageError(mistakes);
  const examination = await examineFromHere(terminal, { ...options, policy, sender });
  if (options.json === true) terminal.out(JSON.stringify(examination));
  else printExamination(terminal, examination);
  const { problem, unknown } = examination.totals;
  if (options.failOn === 'problems' && problem + unknown > 0) exit(exitCode.violationsRemain);
}

/** @throws UsageError */
function addressOf(mailFrom: string): string {
  const sender = senderOf(mailFrom);
  if (sender === undefined)
    throw UsageError.of('--mail-from', `expected an address, also as Name <address>, got ${mailFrom || 'nothing'}`);
  return sender.address;
}
