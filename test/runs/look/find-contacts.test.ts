import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulate, RealClock, SimulatedOrganization, type Emulator, type OrganizationFile } from '@rootward/local-cloud';
import { CallLog, type LoggedCall } from '../../../lib/aws/sdk/call-log';
import { createClients } from '../../../lib/aws/sdk/clients';
import { unpacedRates } from '../../../lib/aws/sdk/unpaced-rates';
import { contactTypeOf } from '../../../lib/domain/contact-rules';
import type { Found } from '../../../lib/domain/policy/proposal/proposal';
import { proposePolicy } from '../../../lib/domain/policy/proposal/propose-policy';
import { InterruptedError } from '../../../lib/runs/look/errors';
import { findContacts, type FindContacts, type FindProgress } from '../../../lib/runs/look/find-contacts';
import { atRealTime } from '../../aws/clients-in';
import { foundIn, policyOf } from '../../domain/policy/proposal/found';
import { lookAt, serve } from './looking';

const fileOf = (name: string): OrganizationFile =>
  atRealTime(JSON.parse(readFileSync(join(__dirname, '../../..', name), 'utf8')) as OrganizationFile);

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

type Finding = Partial<Omit<FindContacts, 'caller'>> & { readonly from: string };

/** What is found by an administrator of the account `from`, and the calls that it took. */
async function findIn(
  file: OrganizationFile,
  { from, ...rest }: Finding,
): Promise<{ readonly found: Omit<Found, 'approvers'>; readonly calls: readonly LoggedCall[]; readonly url: string }> {
  emulator ??= await serve(file);
  const calls: LoggedCall[] = [];
  const log = new CallLog();
  log.listen({ onCall: (call) => calls.push(call) });
  const place = { endpoint: emulator.url, credentials: { accessKeyId: from, secretAccessKey: 'any' } };
  const found = await findContacts({
    caller: {
      clients: createClients('us-east-1', log, place),
      identity: { account: from, arn: `arn:aws:iam::${from}:user/me` },
    },
    rates: unpacedRates,
    halted: () => false,
    ...rest,
  });
  return { found, calls, url: emulator.url };
}

/** A proposal without its time. */
const proposalOf = (found: Omit<Found, 'approvers'>) => ({ ...proposePolicy({ ...found, approvers: [] }), readAt: '' });

const reading = [
  'account GetAlternateContact',
  'iam ListOrganizationsFeatures',
  'organizations DescribeOrganization',
  'organizations ListAWSServiceAccessForOrganization',
  'organizations ListAccounts',
  'organizations ListDelegatedAdministrators',
  'organizations ListOrganizationalUnitsForParent',
];
const kindsOf = (calls: readonly LoggedCall[]): readonly string[] =>
  [...new Set(calls.map(({ service, operation }) => `${service} ${operation}`))].toSorted();

it.each(['test/organizations/harbor.json', 'test/organizations/meadow-120.json', 'simulation/demo/organization.json'])(
  '%s: what is read leads to the proposal for what is there, and no call changes anything',
  async (name) => {
    const file = fileOf(name);
    const { found, calls } = await findIn(file, { from: file.organization.managementAccountId });
    expect(proposalOf(found)).toEqual(proposalOf(foundIn(name)));
    expect(kindsOf(calls).filter((kind) => !reading.includes(kind))).toEqual([]);
  },
);

it.each(['harbor', 'meadow-120'])(
  '%s: plan under the proposal with enforce finds the listed contacts to differ',
  async (name) => {
    const file = fileOf(`test/organizations/${name}.json`);
    const from = file.organization.managementAccountId;
    const { found, url } = await findIn(file, { from });
    const proposal = proposePolicy({ ...found, approvers: [{ name: 'Lead', email: 'lead@harbor.example' }] });
    const policy = policyOf(proposal);
    const enforcing = { ...policy, contacts: { ...policy.contacts, mode: 'enforce' as const } };
    const { report } = await lookAt({ url, from, policy: enforcing });
    const differing = report.accounts.flatMap(({ id, findings }) =>
      findings.flatMap(({ rule, reason }) => (reason === 'differs' ? [`${id} ${contactTypeOf(rule)}`] : [])),
    );
    expect(differing.toSorted()).toEqual(
      proposal.differing.map(({ account, type }) => `${account.id} ${type}`).toSorted(),
    );
  },
);

const harbor = fileOf('test/organizations/harbor.json');
const management = harbor.organization.managementAccountId;
/** Delegated administrator for both services. */
const tooling = '200000000002';

it('from a delegated administrator the management account is told as unread, and everything else is the same', async () => {
  const steps: FindProgress[] = [];
  const { found } = await findIn(harbor, { from: tooling, onProgress: (step) => steps.push(step) });
  const proposal = proposalOf(found);
  expect(proposal.unread.map(({ unknown: { cause }, accounts }) => [cause, accounts.map(({ id }) => id)])).toEqual([
    ['out-of-reach', [management]],
  ]);
  expect(proposal.read).toBe(15);
  expect(steps[0]).toMatchObject({
    step: 'standpoint',
    standpoint: {
      place: 'delegated-administrator',
      sees: ['alternate contacts of member accounts', `contacts of the own account ${tooling}`],
      doesNotSee: [`contacts of the management account ${management}: They can be read only from within it.`],
    },
  });
  expect(steps.at(-1)).toEqual({ step: 'accounts', read: 16, accounts: 16 });
});

it('without trusted access only the own account is read, and nothing is taken for missing', async () => {
  const off = { ...harbor, organization: { ...harbor.organization, trustedAccess: ['iam.amazonaws.com'] } };
  const { found, calls } = await findIn(off, { from: management });
  const proposal = proposalOf(found);
  expect(calls.filter(({ service }) => service === 'account')).toHaveLength(3);
  expect(proposal.unread).toMatchObject([{ unknown: { cause: 'trusted-access-off' }, accounts: { length: 15 } }]);
  expect(proposal.defaults.map(({ explains, missing }) => [explains, missing])).not.toContainEqual([0, 15]);
});

it('names of units that may not be read are left out, and the rest is there', async () => {
  const organization = new SimulatedOrganization(harbor);
  organization.faults.add({
    operation: 'organizations:ListOrganizationalUnitsForParent',
    error: 'AccessDeniedException',
  });
  emulator = await emulate({ organization, clock: new RealClock(), port: 0, unlimited: true });
  const { found } = await findIn(harbor, { from: management });
  expect(found.unitNames).toEqual({});
  expect(Object.keys(found.contacts)).toHaveLength(16);
});

it('halted, it starts nothing new and gives nothing', async () => {
  let read = 0;
  const halting = findIn(harbor, {
    from: management,
    halted: () => read >= 3,
    onProgress: (progress) => (read = progress.step === 'accounts' ? progress.read : 0),
  });
  await expect(halting).rejects.toThrow(InterruptedError);
});

it('who may not list the accounts is told so', async () => {
  await expect(findIn(harbor, { from: '300000000003' })).rejects.toThrow(/organizations:ListAccounts/);
});
