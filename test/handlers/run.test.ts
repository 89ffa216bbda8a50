import { readFileSync } from 'node:fs';
import type { OrganizationFile } from '@rootward/local-cloud';
import { policyText } from './policies';
import { executionOf, organizationOf } from './simulated-world';
import { inWorld, reportOf, summaryOf, wholeRun, writes } from './whole-run';

const fixture = (name: string): string => readFileSync(`test/organizations/${name}`, 'utf8');
const harbor = {
  organization: JSON.parse(fixture('harbor.json')) as OrganizationFile,
  policy: fixture('harbor.rootward.yaml'),
};
const expected = (JSON.parse(fixture('harbor.expected.json')) as { accounts: unknown }).accounts;

test('a first run over harbor fixes, asks and reports what is expected', () =>
  inWorld(harbor, async (world) => {
    const runId = await wholeRun(world, 'first');
    expect(summaryOf(reportOf(world, runId))).toEqual(expected);
    expect(world.ses.mails.map(({ to }) => to)).toEqual([
      ['security-lead@harbor.example'],
      ['platform-lead@harbor.example'],
    ]);
  }));

test('a second run right after it writes no contact and mails nobody', () =>
  inWorld(harbor, async (world) => {
    await wholeRun(world, 'first');
    const before = world.aws.calls.length;
    await wholeRun(world, 'second');
    const later = world.aws.calls
      .slice(before)
      .map(({ service, operation, target }) => `${service}:${operation} ${target}`);
    // The second run only repeats the write that AWS refused.
    expect(later.filter((call) => /PutAlternateContact|SendEmail/.test(call))).toEqual([
      'account:PutAlternateContact 700000000017',
    ]);
  }));

test('a run in plan mode writes its files and nothing else', () =>
  inWorld({ ...harbor, environment: { ROOTWARD_MODE: 'plan' } }, async (world) => {
    const runId = await wholeRun(world, 'planned');
    expect(new Set(writes(world))).toEqual(new Set(['dynamodb:PutItem']));
    expect((await world.items()).map(({ pk, sk }) => [pk, sk])).toEqual([
      ['RUN#full', 'LOCK'],
      ['RUN#last', 'SUMMARY'],
      ['RUN#manual#planned', 'CLAIM'],
    ]);
    expect(reportOf(world, runId).run.mode).toBe('plan');
    expect(reportOf(world, runId).totals.byOutcome.violations).toBe(10);
  }));

test('concluding a run a second time changes nothing and mails nobody', () =>
  inWorld(harbor, async (world) => {
    const runId = await wholeRun(world, 'first');
    const [items, report, before] = [await world.items(), reportOf(world, runId), writes(world).length];
    world.clock.at(world.clock.now() + 7_200_000, () => undefined);
    await world.clock.driveTo(world.clock.now() + 7_200_001);
    const again = await world.invoke('conclude', { runId, execution: executionOf('first') });
    expect(again).toEqual({ v: 1, reportKey: `runs/${runId}/report.json`, byOutcome: report.totals.byOutcome });
    expect(writes(world).slice(before)).toEqual([]);
    expect(await world.items()).toEqual(items);
    expect(reportOf(world, runId)).toEqual(report);
  }));

test('a clean member account costs six calls, and a batch two objects', () =>
  inWorld(
    {
      organization: organizationOf([{ id: '200000000002', name: 'clean', email: 'a@b.example' }]),
      policy: policyText(),
    },
    async (world) => {
      const runId = await wholeRun(world, 'clean', { v: 1, trigger: 'manual', accounts: ['200000000002'] });
      const file = world.read(`snapshots/${runId}/inspections/200000000002.json`) as { awsCalls: unknown };
      expect(file.awsCalls).toEqual({
        calls: {
          'account:GetAlternateContact': 3,
          'iam:GetAccountSummary': 1,
          'iam:ListAccessKeys': 1,
          'sts:AssumeRoot': 1,
        },
        throttled: 0,
      });
      expect(reportOf(world, runId).accounts.map(({ id }) => id)).toEqual(['200000000002']);
    },
  ));

test('logs carry no contact, no mail address and no key id', () =>
  inWorld(harbor, async (world) => {
    await wholeRun(world, 'first');
    const text = world.logs.map(({ message }) => message).join('\n');
    expect(world.logs).toHaveLength(6);
    expect(text).not.toMatch(/@|AKIA|ASIA|\+1 555/);
  }));
