import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaterFile } from '@rootward/local-cloud';
import type { PlannedDecision } from '../../simulation/decisions/decision-schema';
import { DecisionsSchema } from '../../simulation/decisions/decision-schema';
import { loadJson } from '../../simulation/load-json';
import {
  answer,
  caseOrganization,
  casePolicy,
  deletions,
  keysLeft,
  labs,
  newKey,
  oldKey,
  platform,
  security,
  stories,
} from './case-organization';
import { organizationFile, policyOf, run, type Simulated } from './run';

const folder = join(__dirname, '..', 'organizations');

function decisionsOf(name: string): readonly PlannedDecision[] {
  const loaded = loadJson(DecisionsSchema, readFileSync(join(folder, `${name}.decisions.json`), 'utf8'), name);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  return loaded.value;
}

describe('three days of harbor with decisions', () => {
  let result: Simulated;
  beforeAll(async () => {
    result = await run(organizationFile('harbor'), policyOf('harbor'), { days: 3, decisions: decisionsOf('harbor') });
  });

  it('ends with the cases that are expected', () => {
    const text = readFileSync(join(folder, 'harbor.cases.expected.json'), 'utf8');
    const { cases } = JSON.parse(text) as { readonly cases: unknown };
    const found = result.cases.map(({ account, rule, generation, state }) => [account, rule, generation, state]);
    expect(found.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(cases);
  });

  it('deletes exactly what was approved, each after its approval', () => {
    const approvedAt = (account: string, rule: string) =>
      result.cases
        .find((row) => row.account === account && row.rule === rule)
        ?.timeline.find(({ event }) => event === 'approved')?.at;
    expect(deletions(result)).toEqual([
      { time: '2026-11-02T08:00:00.000Z', operation: 'DeleteAccessKey', target: '400000000006' },
      { time: '2026-11-02T09:00:00.000Z', operation: 'DeleteSigningCertificate', target: '700000000015' },
    ]);
    expect(approvedAt('400000000006', 'root-access-key')).toBe('2026-11-02T08:00:00.000Z');
    expect(approvedAt('700000000015', 'root-signing-certificate')).toBe('2026-11-02T09:00:00.000Z');
  });

  it('lists the executions of both machines; those of cases that wait are running', () => {
    const cases = result.executions.filter(({ machine }) => machine === 'Rootward-Case');
    expect(result.executions.filter(({ machine }) => machine === 'Rootward-Run')).toHaveLength(4);
    expect(Object.fromEntries(cases.map(({ name, status }) => [name, status]))).toEqual({
      '400000000006-root-access-key-g1': 'SUCCEEDED',
      '400000000006-root-mfa-g1': 'SUCCEEDED',
      '400000000006-root-mfa-g2': 'RUNNING',
      '400000000007-root-access-key-g1': 'RUNNING',
      '400000000008-root-access-key-g1': 'RUNNING',
      '400000000009-root-access-key-g1': 'SUCCEEDED',
      '700000000015-root-signing-certificate-g1': 'SUCCEEDED',
    });
  });

  it('keeps people out of the record of its own calls, and says which decisions did nothing', () => {
    expect(result.calls.filter(({ principal }) => principal.includes('administrator'))).toEqual([]);
    expect(result.denials).toEqual([]);
    expect(result.idleDecisions).toEqual([
      { index: 2, why: expect.stringMatching(/^it did not count: .+ is no approver of the deployed policy \(/) },
      { index: 3, why: 'its time, 2026-11-10T06:00:00.000Z, is after the end of the simulation: use a greater --days' },
    ]);
  });
});

const opened = '02T06 opened by rootward: unused';
const approved = `02T08 approved by ${security}: Nobody knows it`;

interface Story {
  readonly decisions: readonly PlannedDecision[];
  readonly later?: LaterFile[];
  readonly days?: number;
  readonly cases: Record<string, readonly string[]>;
}

const nothingDeleted: Record<string, Story> = {
  'a rejection': {
    decisions: [answer({ decision: 'reject' })],
    cases: { 'root-access-key#1': ['rejected', opened, `02T08 rejected by ${security}: Nobody knows it`] },
  },
  'no decision': { decisions: [], cases: { 'root-access-key#1': ['pending', opened] } },
  'an unknown approver': {
    decisions: [answer({ by: 'stranger@elsewhere.example' })],
    cases: {
      'root-access-key#1': ['pending', opened, '02T08 refused by stranger@elsewhere.example: not-an-approver'],
    },
  },
  'a decision after the expiry': {
    decisions: [answer({ after: '204h' })],
    days: 9,
    cases: {
      'root-access-key#1': ['expired', opened, '09T06 expired by rootward: ', `10T18 refused by ${security}: expired`],
      'root-access-key#2': ['pending', '09T06 opened by rootward: unused'],
    },
  },
  'a key that changed meanwhile': {
    decisions: [answer()],
    later: [
      {
        after: '1h',
        patchAccount: {
          id: labs,
          root: { accessKeys: [{ id: newKey, status: 'Active', createdAt: '2026-11-02T06:30:00Z' }] },
        },
      },
    ],
    cases: {
      'root-access-key#1': [
        'stale',
        opened,
        approved,
        '02T08 acting by rootward: approve',
        '02T08 stale by rootward: changed',
      ],
    },
  },
  'a key that was used meanwhile': {
    decisions: [answer()],
    later: [{ after: '2h', useRootKey: { account: labs, keyId: oldKey } }],
    cases: {
      'root-access-key#1': [
        'stale',
        opened,
        approved,
        '02T08 acting by rootward: approve',
        '02T08 stale by rootward: used',
      ],
    },
  },
  'an approval after a rejection': {
    decisions: [answer({ decision: 'reject' }), answer({ by: platform })],
    cases: {
      'root-access-key#1': [
        'rejected',
        opened,
        `02T08 rejected by ${security}: Nobody knows it`,
        `02T08 refused by ${platform}: closed`,
      ],
    },
  },
};

test.each(Object.entries(nothingDeleted))('%s deletes nothing, and the case says so', async (_, story) => {
  const { decisions, later = [], days = 1, cases } = story;
  const result = await run(caseOrganization(later), casePolicy(), { days, decisions });
  expect(stories(result)).toEqual(cases);
  expect(deletions(result)).toEqual([]);
  expect(keysLeft(result)).toHaveLength(1);
});

test('an accepted risk is left until its last day, and reported as accepted', async () => {
  const accept = answer({ decision: 'accept', until: '2026-11-30' });
  const result = await run(caseOrganization(), casePolicy(), { days: 2, decisions: [accept] });
  expect(stories(result)).toEqual({
    'root-access-key#1': [
      'accepted',
      opened,
      `02T08 accepted by ${security}: until 2026-11-30: Nobody knows it`,
      '03T06 told by rootward: platform-lead@one.example',
    ],
  });
  expect(result.runs.map(({ report }) => report.totals.byOutcome['accepted'] ?? 0)).toEqual([0, 1]);
  expect(deletions(result)).toEqual([]);
});

test('where the policy wants two approvers, the second one makes it count', async () => {
  const decisions = [answer(), answer({ after: '3h' }), answer({ after: '4h', by: platform })];
  const result = await run(caseOrganization(), casePolicy('  required: 2'), { decisions });
  expect(stories(result)).toEqual({
    'root-access-key#1': [
      'done',
      opened,
      approved,
      `02T10 approved by ${platform}: Nobody knows it`,
      '02T10 acting by rootward: approve',
      '02T10 acting by rootward: deleting …OLDK',
      '02T10 verified by rootward: The root user has no access key.',
      '02T10 closed by rootward: deleted',
    ],
  });
  expect(deletions(result)).toEqual([{ time: '2026-11-02T10:00:00.000Z', operation: 'DeleteAccessKey', target: labs }]);
});

test('decisions that no case ever matched, or that are not well-formed at their time, are named', async () => {
  const decisions = [
    answer({ account: '999999999999' }),
    answer(),
    answer({ generation: 2 }),
    answer({ decision: 'accept', until: '2031-01-01', after: '1h' }),
  ];
  const { idleDecisions, cases } = await run(caseOrganization(), casePolicy(), { decisions });
  expect(idleDecisions).toEqual([
    { index: 0, why: 'no case ever opened as generation 1 of root-access-key in 999999999999' },
    { index: 2, why: 'no case ever opened as generation 2 of root-access-key in 300000000003' },
    { index: 3, why: 'until: expected a day (YYYY-MM-DD, UTC) after today and at most 366 days ahead' },
  ]);
  expect(cases.map(({ state }) => state)).toEqual(['done']);
});
