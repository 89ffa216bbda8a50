import type { Contact } from '../../lib/domain/contact';
import type { ContactChanges } from '../../lib/domain/runs/contact-changes';
import { reportOf } from './results';
import { organizationFile, policyOf, run, type Simulated } from './run';
import { account, foreign, organizationOf, smallPolicy, wanted } from './small-organization';

const changesOf = ({ runs }: Simulated, index = 0): ContactChanges =>
  JSON.parse(runs[index]?.contactChanges.json ?? '') as ContactChanges;
const rows = (result: Simulated, index = 0) =>
  changesOf(result, index).changes.map(({ account: id, type, before, after, action }) => [
    `${id} ${type} ${action}`,
    before?.email ?? null,
    after.email,
  ]);

const [missing, differing, excluded] = ['200000000002', '200000000003', '200000000004'] as const;
const organization = organizationOf([
  account(differing, { contacts: { ...wanted, BILLING: foreign, SECURITY: foreign } }),
  account(missing, { contacts: { SECURITY: wanted.SECURITY, OPERATIONS: foreign } }),
  account(excluded, { contacts: {} }),
]);
const exclusion = `exclusions: [ { account: "${excluded}", reason: "Parent runs it", until: 2027-01-31 } ]`;

it.each([
  ['apply', 'fixed'],
  ['plan', 'would-fix'],
] as const)('a run in %s mode keeps old and new value of every contact that it is about: %s', async (mode, action) => {
  const result = await run(organization, smallPolicy({ extra: exclusion }), { mode });
  expect(changesOf(result)).toEqual({
    schemaVersion: 1,
    runId: reportOf(result).run.id,
    changes: [
      { account: missing, type: 'BILLING', before: null, after: wanted.BILLING, action },
      { account: missing, type: 'OPERATIONS', before: foreign, after: wanted.OPERATIONS, action },
      { account: differing, type: 'SECURITY', before: foreign, after: wanted.SECURITY, action },
      { account: differing, type: 'BILLING', before: foreign, after: wanted.BILLING, action },
    ],
  });
  expect(result.denials).toEqual([]);
});

it('a contact that is held back by the ceiling is told with both values', async () => {
  const result = await run(organization, smallPolicy({ contacts: 'maxOverwrites: 1', extra: exclusion }));
  expect(rows(result)).toEqual([
    [`${missing} BILLING fixed`, null, wanted.BILLING.email],
    [`${missing} OPERATIONS inform`, foreign.email, wanted.OPERATIONS.email],
    [`${differing} SECURITY inform`, foreign.email, wanted.SECURITY.email],
    [`${differing} BILLING inform`, foreign.email, wanted.BILLING.email],
  ]);
});

it('an address outside the domains is told with the wanted contact, and a contact that only has to be there is not', async () => {
  const elsewhere = { ...wanted.SECURITY, email: 'founder@elsewhere.example' };
  const file = organizationOf([account(missing, { contacts: { ...wanted, SECURITY: elsewhere } })]);
  const policy = (mode: string): string =>
    smallPolicy({ contacts: 'emailDomains: [harbor.example]' }).replace('mode: enforce', `mode: ${mode}`);
  expect(rows(await run(file, policy('fill')))).toEqual([
    [`${missing} SECURITY inform`, elsewhere.email, wanted.SECURITY.email],
  ]);
  expect(rows(await run(file, policy('require')))).toEqual([]);
});

it('a contact whose write failed says so, and the next run has only what is left', async () => {
  const file = organizationOf([account(missing, { contacts: { ...wanted, BILLING: foreign, SECURITY: foreign } })]);
  const fault = { operation: 'account:PutAlternateContact', error: 'AccessDeniedException' as const, times: 1 };
  const result = await run({ ...file, later: [{ after: '0s', fault }] }, smallPolicy(), { days: 2 });
  expect(rows(result)).toEqual([
    [`${missing} SECURITY failed`, foreign.email, wanted.SECURITY.email],
    [`${missing} BILLING fixed`, foreign.email, wanted.BILLING.email],
  ]);
  expect(rows(result, 1)).toEqual([[`${missing} SECURITY fixed`, foreign.email, wanted.SECURITY.email]]);
  expect(result.runs[0]?.contactChanges.html).toContain('It could not be fixed');
});

describe.each(['apply', 'plan'] as const)('harbor in %s mode', (mode) => {
  let result: Simulated;
  beforeAll(async () => {
    result = await run(organizationFile('harbor'), policyOf('harbor'), { mode, days: 2 });
  });

  it('has values in contact-changes, and for every contact that the report fixes or would fix', () => {
    for (const [index, { report }] of result.runs.entries()) {
      const told = report.accounts.flatMap(({ id, findings }) =>
        findings
          .filter(({ rule, action }) => rule.endsWith('-contact') && ['fixed', 'would-fix', 'failed'].includes(action))
          .map(({ rule, action }) => `${id} ${rule.replace('-contact', '').toUpperCase()} ${action}`),
      );
      const changes = changesOf(result, index).changes.map(
        ({ account: id, type, action }) => `${id} ${type} ${action}`,
      );
      expect(changes).toEqual(expect.arrayContaining(told));
    }
    expect(changesOf(result).changes.length).toBeGreaterThan(10);
  });

  it('has no value of a contact anywhere else: reports, mails, cases, executions', () => {
    const values = result.runs.flatMap((_, index) =>
      changesOf(result, index).changes.flatMap(({ before, after }) => [before, after].flatMap((one) => secretsOf(one))),
    );
    const places = [
      ...result.runs.flatMap(({ json, html, csv }) => [json, html, csv]),
      ...result.mails.map(({ eml }) => eml),
      JSON.stringify(result.cases),
      JSON.stringify(result.executions),
    ];
    expect(new Set(values).size).toBeGreaterThan(5);
    expect([...new Set(values)].filter((value) => places.some((place) => place.includes(value)))).toEqual([]);
  });
});

const secretsOf = (contact: Contact | null): readonly string[] =>
  contact === null ? [] : [contact.name, contact.email, contact.phone];
