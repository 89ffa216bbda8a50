import { known } from '../../lib/domain/fact';
import { makeReport } from '../../lib/domain/runs/make-report';
import { summaryOf } from '../../lib/domain/runs/run-summary';
import { doneWords } from '../../lib/views/words';
import { planModeWords } from '../../lib/views/plan-mode';
import { keyOf, member, policyOf, snapshotOf } from '../domain/support/build';
import { missing, plan, second } from '../domain/support/make-plan';

const broken = (id: string) =>
  snapshotOf({ account: { id }, contacts: { SECURITY: missing }, root: { accessKeys: known([keyOf()]) } });

const planned = (sections: Parameters<typeof policyOf>[0] = {}) =>
  plan([broken(member), broken(second)], { policy: policyOf(sections), run: { mode: 'plan' } });

const would = (sections: Parameters<typeof policyOf>[0] = {}): string =>
  planModeWords(
    summaryOf(
      makeReport({
        plan: planned(sections),
        fixes: [],
        finishedAt: '2026-11-02T06:05:00.000Z',
        awsCalls: { calls: {}, throttled: 0 },
      }),
    ),
  ).would;

test.each<[string, Parameters<typeof policyOf>[0], string]>([
  ['everything that is wrong', {}, 'write 2 contacts in 2 accounts and ask about 2 cases'],
  [
    'no more cases than the day has places',
    { approvals: { openPerDay: 1 } },
    'write 2 contacts in 2 accounts and ask about 1 case, and about 1 more when approvals.openPerDay leaves a place',
  ],
  [
    'no case where the policy wants none opened',
    { approvals: { openPerDay: 0 } },
    'write 2 contacts in 2 accounts and ask about 0 cases, and about 2 more when approvals.openPerDay leaves a place',
  ],
  [
    'nothing outside run.applyTo',
    { run: { applyTo: { account: second } } },
    'write 1 contact in 1 account and ask about 1 case',
  ],
])('plan mode says what an apply run would do: %s', (_, sections, words) => {
  expect(would(sections)).toBe(`A run in apply mode would ${words}.`);
});

test('what is left alone is told with the reason, also by an apply run', () => {
  const { findings = [] } =
    plan([broken(member)], { policy: policyOf({ run: { applyTo: { account: second } } }) }).accounts[0] ?? {};
  expect(findings.filter(({ verdict }) => verdict === 'violation').map(doneWords)).toEqual([
    'left alone: outside run.applyTo',
    'left alone: outside run.applyTo',
  ]);
});
