import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Report } from '../../lib/domain/runs/report';
import type { OrganizationFile } from '@rootward/local-cloud';
import { creekFolder, filesIn, harborPolicy, rootward, simulateHarbor, type Said } from './support';

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
const json = (folder: string, name: string): unknown => JSON.parse(read(folder, name));
const iso: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);

describe('three days of harbor', () => {
  const out = join(creekFolder(), 'harbor');
  let said: Said;
  beforeAll(async () => {
    // Files of an earlier simulation.
    mkdirSync(join(out, 'runs', '9'), { recursive: true });
    mkdirSync(join(out, 'mails'));
    writeFileSync(join(out, 'runs', '9', 'report.json'), 'old');
    writeFileSync(join(out, 'mails', '0001-somebody@harbor.example.eml'), 'old');
    writeFileSync(join(out, 'calls.jsonl'), 'old');
    writeFileSync(join(out, 'executions.json'), 'old');
    writeFileSync(join(out, '.DS_Store'), 'nobody');
    said = await simulateHarbor(out, '--days', '3');
  });

  it('ends with 0 and says one line for each run while it goes on', () => {
    expect({ code: said.code, err: said.err }).toEqual({
      code: 0,
      err: [
        'run 1, 2026-11-02 06:00 UTC',
        'run 2, 2026-11-03 06:00 UTC',
        'run 3, 2026-11-03 12:00 UTC',
        'run 4, 2026-11-04 06:00 UTC',
      ],
    });
  });

  it('prints what can be read in 80 columns, without colours', () => {
    expect(said.out.filter((line) => line.length > 80 && !line.startsWith('Report: '))).toEqual([]);
    expect(said.out.join('\n')).not.toContain('\u001B');
    expect(said.out).toEqual(
      expect.arrayContaining([
        'Run  Started               Trigger     Mode    Accounts  Contacts  Cases  Open',
        '3    2026-11-03 12:00 UTC  onboarding  apply   1         3         0      0',
        'Outcome of run 4, as of 2026-11-04 06:00 UTC',
        'Written   1 contact in 1 account',
        'web-labs 400000000006',
        '  Critical  Root access key           unused          awaiting approval',
        '  High      Root signing certificate  unreadable      denied by p-denyroot1',
        '  Low       Billing contact           missing         fix failed',
        `Report: ${out}/report.html`,
        'Beside it: contact-changes.html (old and new values), runs/1 to runs/4',
      ]),
    );
  });

  it('writes its own files in place of its old ones', () => {
    expect(filesIn(out)).toEqual([
      '.DS_Store',
      'calls.jsonl',
      'cases.json',
      'contact-changes.html',
      'contact-changes.json',
      'executions.json',
      expect.stringMatching(/^ledger\/\d{8}T\d{6}Z-manual-[0-9a-f]{8}\/300000000003\.json$/),
      expect.stringMatching(/^ledger\/.*-manual-.*\/500000000011\.json$/),
      'mails/0001-security-lead@harbor.example.eml',
      'mails/0002-platform-lead@harbor.example.eml',
      'organization.json',
      'report.csv',
      'report.html',
      'report.json',
      ...[1, 2, 3, 4].flatMap((run) =>
        ['contact-changes.html', 'contact-changes.json', 'report.csv', 'report.html', 'report.json'].map(
          (name) => `runs/${run}/${name}`,
        ),
      ),
      'table.json',
    ]);
  });

  it('the report of the folder is that of the last run over all accounts, in instants', () => {
    expect(read(out, 'report.json')).toBe(read(out, 'runs/4/report.json'));
    const reports = [1, 2, 3, 4].map((run) => json(out, `runs/${run}/report.json`) as Report);
    expect(reports.map(({ run, accounts }) => [run.trigger, accounts.length])).toEqual([
      ['manual', 18],
      ['schedule', 18],
      ['onboarding', 1],
      ['schedule', 19],
    ]);
    for (const { run } of reports) expect(run).toMatchObject({ startedAt: iso, finishedAt: iso });
    const { accounts } = reports[3] ?? { accounts: [] };
    expect(read(out, 'report.csv').split('\n')[0]).toBe(
      'account,name,unit,outcome,rule,verdict,reason,action,message,decision,decidedBy,decidedAt,decisionReason,until,asOf',
    );
    for (const { id } of accounts) expect(read(out, 'report.html')).toContain(id);
  });

  it('each call is a line with its time, principal, account, service, operation, target and perhaps an error', () => {
    const calls = read(out, 'calls.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(said.out).toContain(`${calls.length} calls to AWS, 2 mails, 6 cases`);
    for (const { error = '', ...call } of calls) {
      expect(error).toMatch(/^\w*$/);
      expect(call).toEqual({
        time: iso,
        principal: expect.stringMatching(/^arn:aws:(sts::\d{12}:assumed-role\/|iam::\d{12}:root$)/),
        account: expect.stringMatching(/^\d{12}$/),
        service: expect.stringMatching(/^[a-z0-9]+$/),
        operation: expect.stringMatching(/^[A-Z]\w+$/),
        target: expect.stringMatching(/^\d{12}$/),
      });
    }
    const times = calls.map(({ time }) => String(time));
    expect(times).toEqual(times.toSorted());
    expect(
      calls.find(({ operation, target }) => operation === 'AssumeRoot' && target === '400000000006'),
    ).toMatchObject({ service: 'sts', account: '100000000001' });
  });

  it('each case has its row, each execution too', () => {
    const cases = json(out, 'cases.json') as Record<string, unknown>[];
    expect(cases).toHaveLength(6);
    expect(cases[0]).toEqual({
      account: '400000000006',
      rule: 'root-access-key',
      generation: 1,
      state: 'pending',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      openedAt: '2026-11-02T06:00:00.000Z',
      decidedBy: null,
      decidedAt: null,
      closedAt: null,
      timeline: [
        { at: iso, event: 'opened', by: 'rootward', detail: 'unused' },
        {
          at: iso,
          event: 'asked',
          by: 'rootward',
          detail: 'security-lead@harbor.example, platform-lead@harbor.example',
        },
      ],
    });
    const executions = json(out, 'executions.json') as Record<string, unknown>[];
    const name: unknown = expect.stringMatching(/^[\w-]+$/);
    const run = { name, machine: 'Rootward-Run', status: 'SUCCEEDED', startedAt: iso, stoppedAt: iso };
    // The executions that wait for a decision.
    const waiting = { name, machine: 'Rootward-Case', status: 'RUNNING', startedAt: iso, stoppedAt: null };
    const of = (wanted: string) => executions.filter(({ machine }) => machine === wanted);
    expect(of('Rootward-Run')).toEqual(Array.from({ length: 4 }, () => run));
    expect(of('Rootward-Case')).toEqual(Array.from({ length: 6 }, () => waiting));
    expect(executions).toHaveLength(10);
  });

  it('a mail is a message to the one whose name its file has', async () => {
    const mail = await simpleParser(read(out, 'mails/0001-security-lead@harbor.example.eml'));
    expect(mail.to).toMatchObject({ value: [{ address: 'security-lead@harbor.example' }] });
    expect(mail.date?.toISOString()).toMatch(/^2026-11-02T06:0/);
  });

  it('the organization after it is input again, and nothing is left to write', async () => {
    const again = join(out, '..', 'again');
    const next = await rootward(
      'simulate',
      join(out, 'organization.json'),
      '--policy',
      harborPolicy,
      '--out',
      again,
      '--json',
    );
    expect(next.code).toBe(0);
    const operations = read(again, 'calls.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>)
      .filter(({ operation, error }) => operation === 'PutAlternateContact' && error === undefined);
    expect(operations).toEqual([]);
    const before = json(out, 'organization.json') as OrganizationFile;
    const [pending] = before.later ?? [];
    // The event of a day later is now due at once, because a simulation excludes its last instant.
    expect(json(again, 'organization.json')).toEqual({
      ...before,
      now: '2026-11-06T06:00:00Z',
      later: [{ ...pending, after: '0s' }],
    });
  });
});
