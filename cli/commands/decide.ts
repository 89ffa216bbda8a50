import { Command } from 'commander';
import type { DecideOptions } from '../actions/decide';
import type { Decision } from '../../lib/domain/cases/case';
import type { CommandContext } from '../command-context';
import { accountId, required, wholeNumber } from '../option-values';
import { urlOption } from '../url-option';

const texts: Readonly<Record<Decision, string>> = {
  approve: 'Let Rootward delete the root access keys or certificates of a case.',
  reject: 'Close a case of a running demo; nothing is changed in the account.',
  accept: 'Accept the risk of a case until a day; nothing is changed in the account.',
  done: 'Say that the work of a case is done by hand; Rootward reads the account again.',
};

const reasons: Readonly<Record<Decision, string>> = {
  approve: 'Nobody uses it',
  reject: 'We look into it first',
  accept: 'Vendor needs it until June',
  done: 'Deleted by hand',
};

/** `rootward approve|reject|accept|done ACCOUNT RULE` */
export const decideCommands = (['approve', 'reject', 'accept', 'done'] as const).map(
  (decision) =>
    (context: CommandContext): Command =>
      commandOf(decision)
        .addOption(urlOption())
        .option('--json', 'print what came of it (or the mistakes) as JSON')
        .addHelpText('after', exampleOf(decision))
        .action((account: string, rule: string, given: DecideOptions) => {
          const needed: Partial<Record<keyof DecideOptions, string>> = {
            by: 'the e-mail address of an approver',
            reason: 'a reason',
            ...(decision === 'accept' && { until: 'a day' }),
          };
          const options = required(given, needed as { by: string; reason: string });
          const { decideAction } = require('../actions/decide') as typeof import('../actions/decide');
          return decideAction(context, { decision, account: accountId('<account>')(account), rule }, options);
        }),
);

function commandOf(decision: Decision): Command {
  const command = new Command(decision)
    .description(texts[decision])
    .argument('<account>', 'id of the account')
    .argument('<rule>', 'rule of the case, e.g. root-access-key')
    .option('--by <email>', 'required: who decides')
    .option('--reason <text>', 'required: why')
    .option(
      '--generation <n>',
      'which generation of the case; by default the current one',
      wholeNumber('--generation', { from: 1, to: 999_999, of: 'a generation' }),
    )
    .option('--confirm <digits>', 'the last four digits of the account, where no terminal can be asked');
  if (decision === 'accept')
    command.option('--until <day>', 'required: last day of the accepted risk, YYYY-MM-DD, UTC');
  if (decision === 'approve')
    command.option('--even-if-used', 'required for keys in use: delete them although something uses them');
  return command;
}

const exampleOf = (decision: Decision): string => `
A decision counts once, on what the case shows. One that does not count changes
nothing and ends with exit code 3; so does one after which the finding is still
there.

Examples:
  rootward ${decision} 100088888896 root-access-key --by security-lead@brightwater.example --reason "${reasons[decision]}"${
    decision === 'accept' ? ' --until 2026-12-31' : ''
  }`;
