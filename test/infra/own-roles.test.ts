import { hostActions, rootSessionRoles } from '../../lib/domain/doctor/own-roles';
import { synthesizeFixture } from './fixtures/stack';
import { statementsOf } from './fixtures/statements';

const statements = statementsOf(synthesizeFixture({ mailFrom: 'rootward@mail.example.com' }).template);
const global = /^(?:account|iam|organizations|sts):/;

test('doctor judges exactly what Rootward’s roles ask of the global services', () => {
  const byRole: Record<string, Set<string>> = {};
  for (const { role, actions } of statements)
    for (const action of actions) if (global.test(action)) (byRole[role] ??= new Set()).add(action);
  const deployed = Object.entries(byRole).flatMap(([role, actions]) =>
    [...actions].map((action) => `${role} ${action}`),
  );
  const judged = Object.entries(hostActions).flatMap(([stage, actions]) =>
    actions.map((action) => `Rootward-${stage} ${action}`),
  );
  // Only about the management account itself, which a member that is host cannot read.
  const own = /iam:(?:GenerateCredentialReport|GetCredentialReport|ListVirtualMFADevices|GetAccountSummary)$/;
  expect(judged.filter((one) => !own.test(one)).toSorted()).toEqual(
    deployed.filter((one) => !own.test(one)).toSorted(),
  );
});

test('the roles that may take root sessions are those that doctor sets apart', () => {
  const may = statements.filter(({ actions }) => actions.includes('sts:AssumeRoot')).map(({ role }) => role);
  expect([...new Set(may)].toSorted()).toEqual([...rootSessionRoles].toSorted());
});
