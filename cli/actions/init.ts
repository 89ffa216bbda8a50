import { dirname } from 'node:path';
import { parsePolicy } from '../../lib/domain/policy/parse';
import { policyText } from '../../lib/domain/policy/proposal/policy-text';
import { proposePolicy } from '../../lib/domain/policy/proposal/propose-policy';
import { chosenApprovers } from '../approvers';
import type { CommandContext } from '../command-context';
import { contactsFromHere } from '../contacts-from-here';
import { checkNewFile, type NewFile, writeNewFile } from '../new-file';
import { schemaPathFrom } from '../schema-path';
import { printProposal, proposalAsJson } from '../summary/proposal';

export interface InitOptions {
  readonly out: string;
  readonly approver: readonly string[];
  readonly profile?: string;
  readonly region?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Runs `rootward init`. @throws UsageError before anything is asked or written; CallerError; RunFailedError; Cancelled */
export async function initAction({ terminal }: CommandContext, options: InitOptions): Promise<void> {
  const file: NewFile = { option: '--out', file: options.out, force: options.force === true };
  checkNewFile(file);
  // Whoever is asked for names shall not learn after the answers that their credentials do not serve.
  const isAsked = options.approver.length === 0 && terminal.ask !== undefined;
  let approvers = isAsked ? [] : await chosenApprovers(terminal, options.approver);
  const found = await contactsFromHere(terminal, options, async () => {
    if (isAsked) approvers = await chosenApprovers(terminal, []);
  });
  const proposal = proposePolicy({ ...found, approvers });
  const text = policyText(proposal, schemaPathFrom(dirname(options.out)));
  const parsed = parsePolicy(text);
  if (!parsed.ok)
    throw new Error(`The proposed policy has mistakes: ${parsed.mistakes.map(({ path }) => path).join()}`);
  writeNewFile(file, text);
  if (options.json === true) terminal.out(JSON.stringify(proposalAsJson(proposal, options.out)));
  else printProposal(terminal, proposal, options.out);
}
