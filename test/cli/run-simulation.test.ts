import { join } from 'node:path';
import { runSimulation } from '../../cli/actions/run-simulation';
import { readInputs } from '../../cli/input-files';
import { RunFailedError } from '../../cli/run-failed-error';
import { collectingTerminal, creekFolder, filesIn } from './support';

it('a role that lacks a permission makes the simulation fail, naming role and action', async () => {
  const folder = creekFolder();
  const out = join(folder, 'out');
  const policyFile = join(folder, 'rootward.yaml');
  const { organization } = readInputs({ organizationFile: join(folder, 'org.json'), policyFile });
  const options = {
    organization,
    policyFile,
    days: 1,
    out,
    changeTemplate: (template: unknown): unknown =>
      JSON.parse(JSON.stringify(template).replaceAll('account:PutAlternateContact', 'account:DeleteAlternateContact')),
  };
  const failure: unknown = await runSimulation(collectingTerminal().terminal, options).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RunFailedError);
  expect(String(failure).split('\n')).toEqual([
    'RunFailedError: The deployed roles do not allow what the run needs:',
    'denied: arn:aws:iam::100000000001:role/Rootward-fix is not allowed account:PutAlternateContact on arn:aws:account::100000000001:account/o-creekcreek/200000000002',
    `What happened: ${out}/calls.jsonl and ${out}/executions.json`,
  ]);
  expect(filesIn(out)).toContain('calls.jsonl');
});
