import { readAccessKeys, readMfaSerials, readSigningCertificates } from '../../../lib/aws/accounts/root-credentials';
import { auditSession } from '../../../lib/aws/accounts/root-session';
import { unpacedRates } from '../../../lib/aws/sdk/unpaced-rates';
import { policyText } from '../../handlers/policies';
import { organizationOf, startWorld, type World } from '../../handlers/simulated-world';
import { atRealTime, clientsIn } from '../clients-in';

const id = '200000000002';
const worlds: World[] = [];
afterEach(() => Promise.all(worlds.splice(0).map((world) => world.close())));

/** A world in which answers of an operation have no member of that name. */
async function worldWithout(operation: string, member: string): Promise<World> {
  const accounts = [{ id, name: 'two', email: 'aws+two@harbor.example' }];
  const world = await startWorld({ organization: atRealTime(organizationOf(accounts)), policy: policyText() });
  worlds.push(world);
  const call = world.aws.call.bind(world.aws);
  world.aws.call = async (caller, request) => {
    const output = await call(caller, request);
    return request.operation === operation ? { ...(output as object), [member]: undefined } : output;
  };
  return world;
}

test.each([
  ['ListAccessKeys', 'AccessKeyMetadata', readAccessKeys],
  ['ListMFADevices', 'MFADevices', readMfaSerials],
  ['ListSigningCertificates', 'Certificates', readSigningCertificates],
] as const)('an answer of %s without %s is unknown, not none', async (operation, member, read) => {
  const without = async (missing: string): Promise<unknown> =>
    read(await auditSession(clientsIn(await worldWithout(operation, missing)), unpacedRates, id));
  expect(await without(member)).toEqual({
    known: false,
    cause: 'error',
    detail: `iam:${operation} as root was answered without ${member}.`,
  });
  expect(await without('SomethingElse')).toMatchObject({ known: true, value: [] });
});
