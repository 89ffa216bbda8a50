import { ruleIds } from '../../../lib/domain/finding';
import { caseKey } from '../../../lib/domain/cases/subject';
import { makeReport } from '../../../lib/domain/runs/make-report';
import type { Plan } from '../../../lib/domain/runs/plan';
import { utcDay } from '../../../lib/domain/time';
import { now } from '../support/build';
import { assertEachRun, planOf } from '../support/world';

const findingsOf = ({ accounts }: Plan) =>
  accounts.flatMap(({ account, findings }) => findings.map((finding) => ({ ...finding, account: account.id })));

describe('whatever happens between runs', () => {
  it('reports every listed account exactly once, by id, with all rules if it is ACTIVE', () => {
    assertEachRun((plan, { listed }) => {
      const { accounts, totals } = makeReport({
        plan,
        fixes: [],
        finishedAt: now,
        awsCalls: { calls: {}, throttled: 0 },
      });
      expect(accounts.map(({ id, findings }) => [id, findings.length])).toEqual(
        listed.map(({ account: { id, state } }) => [id, state === 'ACTIVE' ? ruleIds.length : 0]),
      );
      const sum = (counts: object) => Object.values(counts).reduce((total: number, count: number) => total + count, 0);
      expect([sum(totals.byOutcome), sum(totals.coverage)]).toEqual([listed.length, listed.length]);
    });
  });

  it('overwrites in no account or in at most maxOverwrites, and fills what is missing all the same', () => {
    assertEachRun((plan, { policy, mode, inScope }) => {
      const writable = findingsOf(plan).filter(
        ({ account, action }) => mode === 'apply' && inScope.includes(account) && action !== 'excluded',
      );
      const writing = (kind: string) =>
        plan.fixes
          .filter(({ contacts }) => contacts.some((contact) => contact.kind === kind))
          .map(({ account }) => account);
      const having = (reason: string) => [
        ...new Set(writable.filter((finding) => finding.reason === reason).map(({ account }) => account)),
      ];
      const wanted = having('differs');
      expect(writing('overwrite')).toEqual(wanted.length > policy.contacts.maxOverwrites ? [] : wanted);
      expect(writing('fill')).toEqual(having('missing'));
    });
  });

  it('opens at most openPerDay generations on a UTC day, and nothing less severe while something severe is queued', () => {
    assertEachRun(({ cases }, { policy }, store) => {
      const days = store.everyGeneration.flatMap(({ timeline }) =>
        timeline.filter(({ event }) => event === 'opened').map(({ at }) => utcDay(at)),
      );
      for (const day of new Set(days))
        expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(policy.approvals.openPerDay);
      const opened = cases.filter(
        ({ before, after }) =>
          after.state === 'pending' && (before?.generation !== after.generation || before.state === 'queued'),
      );
      const queued = cases.some(({ after }) => after.state === 'queued' && after.severity === 'critical');
      const lesser = opened.filter(({ after }) => after.severity !== 'critical');
      expect(queued ? lesser : []).toEqual([]);
    });
  });

  it('writes to and asks about nothing but violations of ACTIVE accounts that are in scope and not excluded', () => {
    assertEachRun((plan, { mode, inScope }) => {
      const allowed = new Set(
        findingsOf(plan)
          .filter(
            ({ account, verdict, action }) =>
              verdict === 'violation' && action !== 'excluded' && inScope.includes(account),
          )
          .map(({ account, rule }) => caseKey({ account, rule })),
      );
      const asking = plan.cases.filter(({ after }) => after.state === 'pending' || after.state === 'queued');
      const types = {
        SECURITY: 'security-contact',
        BILLING: 'billing-contact',
        OPERATIONS: 'operations-contact',
      } as const;
      const touched = [
        ...asking.map(({ after }) => caseKey(after)),
        ...plan.fixes.flatMap(({ account, contacts }) =>
          contacts.map(({ type }) => caseKey({ account, rule: types[type] })),
        ),
      ];
      expect(touched.filter((key) => mode === 'plan' || !allowed.has(key))).toEqual([]);
      expect(mode === 'plan' ? plan.cases : []).toEqual([]);
    });
  });

  it('changes nothing when it is planned again on the cases it led to, and says the same of every account', () => {
    assertEachRun((plan, world, store) => {
      const again = planOf({ ...world, runId: `${world.runId}-again` }, store.records);
      expect(again.cases).toEqual([]);
      expect([again.accounts, again.fixes]).toEqual([plan.accounts, plan.fixes]);
    });
  });
});
