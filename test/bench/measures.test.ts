import { brokenBounds } from '../../bench/bounds';
import { measuresOf, type Measures } from '../../bench/measures';
import { tableOf } from '../../bench/table';
import type { Finding } from '../../lib/domain/finding';
import type { AccountReport, Report } from '../../lib/domain/runs/report';
import type { CallRecord } from '@rootward/local-cloud';
import type { SimulationResult } from '../../simulation/results/simulation-result';

const [management, clean, keyed] = ['100000000001', '200000000002', '300000000003'] as const;

const call = (text: string, target: string = management, error?: string): CallRecord => {
  const [service = '', operation = ''] = text.split(':');
  const principal = 'arn:aws:sts::100000000001:assumed-role/Rootward-inspect/Rootward-inspect';
  const time = '2026-11-02T06:00:00.000Z';
  return { time, principal, account: management, service, operation, target, ...(error !== undefined && { error }) };
};

const finding = (verdict: Finding['verdict']): Finding => ({
  rule: 'root-access-key',
  verdict,
  reason: '',
  severity: 'critical',
  message: '',
  evidence: {},
  action: 'none',
});
const account = (id: string, outcome: AccountReport['outcome'], verdict: Finding['verdict']): AccountReport => ({
  id,
  name: id,
  unit: 'r-root',
  outcome,
  reason: '',
  findings: [finding(verdict)],
});
const report: Report = {
  schemaVersion: 1,
  run: { id: '', trigger: 'manual', mode: 'apply', startedAt: '', finishedAt: '', policyDigest: '' },
  organization: { id: 'o-creekcreek', findings: [] },
  accounts: [
    account(management, 'compliant', 'compliant'),
    account(clean, 'compliant', 'not-applicable'),
    account(keyed, 'awaiting-approval', 'violation'),
  ],
  totals: {
    accounts: 3,
    coverage: { read: 2, incomplete: 1, skipped: 0 },
    byOutcome: {},
    byRule: {},
    awsCalls: {},
    throttled: 0,
  },
};
const result = (calls: readonly CallRecord[]): SimulationResult => ({
  runs: [{ report, json: '', html: '', csv: '', contactChanges: { json: '', html: '' }, whole: true }],
  cases: [],
  table: [],
  organization: { organization: { id: 'o-creekcreek', managementAccountId: management }, accounts: [] },
  calls,
  mails: [],
  executions: [
    {
      executionArn: '',
      stateMachineArn: '',
      machine: 'Rootward-Run',
      name: 'one',
      status: 'SUCCEEDED',
      startedAt: '2026-11-02T06:00:00.000Z',
      stoppedAt: '2026-11-02T06:00:01.800Z',
      input: '{}',
      transitions: 9,
      events: 30,
    },
  ],
  ledger: [],
  denials: [],
  defects: [],
});
const measured = { name: 'creek', childTransitions: 1, realSeconds: 2, memoryMb: 100 };

it('counts what a run cost', () => {
  const calls = [
    call('s3:PutObject'),
    call('account:GetAlternateContact'),
    call('account:GetAlternateContact', clean, 'TooManyRequestsException'),
    call('account:GetAlternateContact', clean),
    call('sts:AssumeRoot', clean),
    call('iam:ListAccessKeys', clean),
    call('iam:ListAccessKeys', keyed),
    call('iam:GetAccessKeyLastUsed', keyed),
    call('iam:GetUser', keyed),
    call('sts:AssumeRoot', keyed, 'Throttling'),
    call('sesv2:SendEmail'),
  ];
  expect(measuresOf({ ...measured, result: result(calls) })).toEqual<Measures>({
    name: 'creek',
    accounts: 3,
    realSeconds: 2,
    memoryMb: 100,
    virtualSeconds: 1.8,
    floorSeconds: 0.9,
    awsCalls: {
      'account:GetAlternateContact': 3,
      'iam:GetAccessKeyLastUsed': 1,
      'iam:GetUser': 1,
      'iam:ListAccessKeys': 2,
      'sts:AssumeRoot': 2,
    },
    storageCalls: { 's3:PutObject': 1 },
    cleanMemberCalls: 3,
    transitions: { parent: 8, children: 1 },
    throttled: 2,
    unanswered: [`sts:AssumeRoot ${keyed}`],
    incomplete: 1,
  });
});

it('a simulation without exactly one reported run has no measure', () => {
  expect(() => measuresOf({ ...measured, result: { ...result([]), executions: [] } })).toThrow(
    'creek: expected one run with a report, got 0 runs',
  );
});

const good: Measures = {
  name: '1000',
  accounts: 1000,
  realSeconds: 59.9,
  memoryMb: 500,
  virtualSeconds: 419,
  floorSeconds: 300,
  awsCalls: { 'account:GetAlternateContact': 3000 },
  storageCalls: { 's3:PutObject': 300, 's3:GetObject': 200 },
  cleanMemberCalls: 6,
  transitions: { parent: 8, children: 100 },
  throttled: 5,
  unanswered: [],
  incomplete: 0,
};

it.each<[string, Partial<Measures>, readonly string[]]>([
  ['a good run', {}, []],
  ['a small organization', { accounts: 120, floorSeconds: 36, virtualSeconds: 90 }, []],
  ['a slow one', { virtualSeconds: 420 }, ['1000 takes 1.40 times the quota floor (below 1.4)']],
  ['a slow machine', { realSeconds: 60 }, ['1000 takes 60 s of real time (below 60)']],
  ['five times the accounts', { accounts: 5000, realSeconds: 299, floorSeconds: 1500, virtualSeconds: 2000 }, []],
  [
    'unbatched storage',
    { storageCalls: { 's3:GetObject': 501 } },
    ['1000 makes 0.50 storage calls an account (at most 0.5)'],
  ],
  ['a costly account', { cleanMemberCalls: 7 }, ['1000 makes 7 calls for a clean member account (at most 6)']],
  ['a lost call', { unanswered: ['sts:AssumeRoot 1'] }, ['1000 lost 1 throttled calls, the first sts:AssumeRoot 1']],
  ['an unread account', { incomplete: 2 }, ['1000 left 2 accounts incomplete']],
])('%s breaks these bounds', (_, change, broken) => {
  expect(brokenBounds({ ...good, ...change })).toEqual(broken);
});

it('the table has a column for each organization and a row for each kind of call', () => {
  const lines = tableOf([good, { ...good, name: '5000', awsCalls: { 'iam:GetUser': 10 } }]).split('\n');
  const row = (title: string): readonly string[] | undefined =>
    lines
      .find((line) => line.includes(`│ ${title}`))
      ?.split('│')
      .slice(2, -1)
      .map((cell) => cell.trim());
  expect(row('virtual time / quota floor')).toEqual(['1.397', '1.397']);
  expect(row('state transitions an account')).toEqual(['0.108', '0.108']);
  expect(row('  account:GetAlternateContact')).toEqual(['3.000', '0.000']);
  expect(row('  iam:GetUser')).toEqual(['0.000', '0.010']);
});
