import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../lib/domain/runs/report';
import { creek, creekFolder, creekPolicy, filesIn, rootward, simulateHarbor, simulateIn } from './support';

describe('plan mode', () => {
  it('is told, with what is in violation, what a run would do, and what changes it', async () => {
    const { out } = await simulateHarbor(join(creekFolder(), 'out'), '--days', '1', '--mode', 'plan');
    expect(out).toEqual(
      expect.arrayContaining([
        'Plan mode: Rootward reads and reports; it writes nothing and asks nobody.',
        '11 of 18 accounts are in violation.',
        'A run in apply mode would write 11 contacts in 6 accounts and ask about 6 cases.',
        'The mode was given with the deployment or with --mode; run.mode in the policy does not change it.',
      ]),
    );
  });

  it('names the key of the policy where the policy sets it, and nothing in apply mode', async () => {
    const folder = creekFolder(creek, { ...creekPolicy, run: { mode: 'plan' } });
    const planned = await rootward(...simulateIn(folder));
    expect(planned.out).toContain('To act, set run.mode: apply in the policy.');
    expect(planned.out).toContain('2 of 3 accounts are in violation.');
    const applied = await rootward(...simulateIn(creekFolder()));
    expect(applied.out.join('\n')).not.toContain('Plan mode');
  });
});

it('--json prints the totals; --fail-on violations turns what remains into exit code 1', async () => {
  const folder = creekFolder();
  const { code, out, err } = await rootward(...simulateIn(folder, '--json', '--fail-on', 'violations'));
  const { accounts, organization, totals } = JSON.parse(
    readFileSync(join(folder, 'out/report.json'), 'utf8'),
  ) as Report;
  expect({ code, err, printed: JSON.parse(out.join('\n')) as unknown }).toEqual({
    code: 1,
    err: ['run 1, 2026-11-02 06:00 UTC'],
    printed: { out: join(folder, 'out'), runs: 1, written: { contacts: 1, accounts: 1 }, totals, organization },
  });
  expect(accounts.map(({ outcome }) => outcome)).toEqual(['compliant', 'fixed', 'awaiting-approval']);
});

it('--fail-on violations ends with 0 when nothing remains; --mode plan overrides the policy', async () => {
  const folder = creekFolder({ ...creek, accounts: creek.accounts.slice(0, 1) });
  const { code, out } = await rootward(
    ...simulateIn(folder, '--mode', 'plan', '--fail-on', 'violations', '--host', '100000000001'),
  );
  expect(code).toBe(0);
  expect(out).toEqual(
    expect.arrayContaining([
      '1    2026-11-02 06:00 UTC  manual      plan    1         0         0      0',
      'Nothing is open.',
    ]),
  );
});

it('a failed run ends with 3, says why, and leaves no report of an earlier simulation', async () => {
  const folder = creekFolder();
  mkdirSync(join(folder, 'out'));
  for (const name of ['report.json', 'calls.jsonl', 'executions.json']) writeFileSync(join(folder, 'out', name), 'old');
  const [management, ...others] = creek.accounts;
  const faults = [{ operation: 'organizations:ListAccounts', error: 'AccessDeniedException' }];
  writeFileSync(
    join(folder, 'org.json'),
    JSON.stringify({ ...creek, accounts: [{ ...management, faults }, ...others] }),
  );
  const { code, out, err } = await rootward(...simulateIn(folder));
  expect({ code, out }).toEqual({ code: 3, out: [] });
  expect(err).toEqual([
    'run 1, 2026-11-02 06:00 UTC',
    expect.stringMatching(/^The run [\w-]+ of 2026-11-02T06:00:00\.000Z ended FAILED: OrganizationUnreadableError: .+/),
    `What happened: ${folder}/out/calls.jsonl and ${folder}/out/executions.json`,
  ]);
  expect(filesIn(join(folder, 'out'))).toEqual([
    'calls.jsonl',
    'cases.json',
    'executions.json',
    'organization.json',
    'table.json',
  ]);
});

it('an unreadable account is not a failed run', async () => {
  const [management, founders] = creek.accounts;
  const faults = [{ operation: 'account:GetAlternateContact', error: 'AccessDeniedException' }];
  const folder = creekFolder({ ...creek, accounts: [management, { ...founders, faults }] }, creekPolicy);
  const { code, out } = await rootward(...simulateIn(folder));
  expect(code).toBe(0);
  expect(out).toContain('  Medium    Security contact          unreadable      denied by AWS');
});
