import { simpleParser } from 'mailparser';
import type { OrganizationFile } from '@rootward/local-cloud';
import { answer, caseOrganization, casePolicy, keysLeft, labs, platform, security, stories } from './case-organization';
import { run, type Simulated } from './run';

type Options = NonNullable<Parameters<typeof run>[2]>;

/** Simulates two days more, from where the first simulation ended, under a policy. */
const goOn = (first: Simulated, policy = casePolicy(), options: Options = {}): Promise<Simulated> =>
  run(first.organization, policy, { days: 2, earlier: { table: first.table, ledger: first.ledger }, ...options });

const askedOf = ({ cases }: Simulated): readonly string[] =>
  cases.flatMap(({ timeline }) => timeline.filter(({ event }) => event === 'asked').map(({ detail }) => detail));

test('an open case is the same case: nobody is asked again, and it can be decided and proven', async () => {
  const first = await run(caseOrganization(), casePolicy(), { days: 1 });
  expect(first.cases).toMatchObject([{ generation: 1, state: 'pending' }]);
  const decisions = [answer({ after: '30h' })];
  const second = await goOn(first, casePolicy(), { decisions });
  expect(stories(second)).toEqual({
    'root-access-key#1': [
      'done',
      '02T06 opened by rootward: unused',
      `03T12 approved by ${security}: Nobody knows it`,
      '03T12 acting by rootward: approve',
      '03T12 acting by rootward: deleting …OLDK',
      '03T12 verified by rootward: The root user has no access key.',
      '03T12 closed by rootward: deleted',
      `04T06 told by rootward: ${security}, ${platform}`,
    ],
  });
  expect(askedOf(second)).toEqual([`${security}, ${platform}`]);
  expect(keysLeft(second)).toEqual([]);
  expect(second.idleDecisions).toEqual([]);
});

test('a decision that was made and not carried out before is carried out', async () => {
  const first = await run(caseOrganization(), casePolicy(), { days: 1 / 4 });
  const approved = first.table.map((item) =>
    item.sk === 'CASE#root-access-key'
      ? {
          ...item,
          state: 'approved',
          indexState: 'approved',
          decision: 'approve',
          decidedBy: security,
          decidedAt: '2026-11-02T11:00:00.000Z',
          approvals: [{ by: security, at: '2026-11-02T11:00:00.000Z' }],
        }
      : item,
  );
  const second = await goOn({ ...first, table: approved });
  expect(second.cases).toMatchObject([{ generation: 1, state: 'done' }]);
  expect(keysLeft(second)).toEqual([]);
});

test('a policy that changes: an approver who is new is asked about the case that is open', async () => {
  const first = await run(caseOrganization(), casePolicy(), { days: 1 });
  const changed = casePolicy().replace(platform, 'night.shift@one.example');
  const second = await goOn(first, changed);
  expect(second.cases).toMatchObject([{ generation: 1, state: 'pending' }]);
  const mails = await Promise.all(second.mails.map(({ eml }) => simpleParser(eml)));
  expect(second.mails[0]?.recipient).toBe('night.shift@one.example');
  expect(mails[0]?.subject).toContain('1 case to decide in web-labs');
});

test('a policy that changes: an exclusion closes the case that is open', async () => {
  const first = await run(caseOrganization(), casePolicy(), { days: 1 });
  const excluded = `${casePolicy()}
exclusions: [ { account: "${labs}", reason: Looked after by others, until: 2027-12-31 } ]`;
  expect((await goOn(first, excluded)).cases).toMatchObject([{ generation: 1, state: 'stale' }]);
});

test('old values of contacts stay, so that they can be written back', async () => {
  const one = caseOrganization();
  const contacts = { SECURITY: { name: 'Old', title: 'Team', email: 'old@one.example', phone: '+1 555 010 0199' } };
  const accounts = one.accounts.map((account) => (account.id === labs ? { ...account, contacts } : account));
  const enforcing = casePolicy().replace('mode: ignore', 'mode: enforce');
  const first = await run({ ...one, accounts } satisfies OrganizationFile, enforcing);
  expect(first.ledger).toHaveLength(1);
  const second = await goOn(first, enforcing);
  expect(second.ledger).toEqual(first.ledger);
});

test('what an earlier simulation leaves has no task token and no key of a form', async () => {
  const { table } = await run(caseOrganization(), casePolicy());
  expect(table.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([
    `ACCOUNT#${labs} CASE#root-access-key`,
    'RUN#last SUMMARY',
  ]);
});
