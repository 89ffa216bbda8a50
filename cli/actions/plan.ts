import { summaryOf } from '../../lib/domain/runs/run-summary';
import { firstLook } from '../../lib/domain/policy/first-look';
import type { Chosen } from '../../lib/runs/look/chosen-accounts';
import type { Looked } from '../../lib/runs/look/report-look';
import type { CommandContext } from '../command-context';
import { exitCode } from '../exit-codes';
import { policyWarnings, readPolicyFile } from '../input-files';
import { keepingResults } from '../keeping-results';
import { LookFolder } from '../look-folder';
import { lookFromHere } from '../look-from-here';
import { printLook } from '../summary/look';
import { mistakeLine, UsageError } from '../usage-error';

export interface PlanOptions {
  readonly policy?: string;
  readonly account: readonly string[];
  readonly unit: readonly string[];
  readonly role?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly out?: string;
  readonly resume?: boolean;
  readonly failOn?: 'violations';
  readonly json?: boolean;
}

/** Runs `rootward plan`. @throws UsageError before anything is asked or written; CallerError; RunFailedError; Cancelled */
export async function planAction(context: CommandContext, options: PlanOptions): Promise<void> {
  const { terminal, exit } = context;
  const judgedBy = judgedByOf(options.policy);
  const folder = folderOf(options);
  if (options.policy !== undefined)
    for (const warning of policyWarnings(options.policy, Date.now())) terminal.err(`warning: ${mistakeLine(warning)}`);
  if (folder?.dropsEarlier)
    terminal.err(`warning: ${folder.folder} holds an interrupted plan, which is dropped; --resume goes on with it`);
  const chosen: Chosen = { accounts: options.account, units: options.unit };
  const looked = await lookFromHere(terminal, { ...options, ...judgedBy, chosen, folder });
  if (folder) keepingResults(folder.folder, () => folder.finish(looked));
  if (options.json === true) terminal.out(JSON.stringify(looked.report));
  else printLook(terminal, looked, { folder: folder?.folder });
  tellUnanswered(context, looked, options);
  if (options.failOn === 'violations' && summaryOf(looked.report).openAccounts > 0) exit(exitCode.violationsRemain);
}

/** What the look judges by. */
function judgedByOf(
  file: string | undefined,
): Pick<Parameters<typeof lookFromHere>[1], 'policy' | 'digest' | 'withoutPolicy'> {
  if (file === undefined) return { ...firstLook(), withoutPolicy: true };
  return { ...readPolicyFile(file), withoutPolicy: false };
}

function folderOf({ out, resume, policy }: PlanOptions): LookFolder | undefined {
  if (out !== undefined)
    return resume === true ? LookFolder.resumed(out) : LookFolder.fresh(out, policy === undefined ? [] : [policy]);
  if (resume === true) throw UsageError.of('--resume', 'expected --out with the folder of an interrupted plan');
  return undefined;
}

/** Says how to read again what AWS did not answer this time. */
function tellUnanswered({ terminal }: CommandContext, { unanswered }: Looked, { out }: PlanOptions): void {
  if (unanswered === 0) return;
  const again =
    out === undefined ? 'Run it again to read them.' : `Read them again with: the same command and --resume`;
  terminal.err(
    `AWS did not answer everything about ${unanswered} of the accounts (throttled or not ready yet). ${again}`,
  );
}
