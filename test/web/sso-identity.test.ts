import { ssoVisitor } from '../../lib/web/sso-identity';

const role = 'assumed-role/AWSReservedSSO_Approvers_0123456789abcdef';
const visitor = (userArn: string) => ssoVisitor({ userArn, userId: 'AROAEXAMPLE:somebody' });

test('the user name of an Identity Center session is the person, bound to the session', () => {
  expect(visitor(`arn:aws:sts::100000000001:${role}/lead@example.com`)).toEqual({
    email: 'lead@example.com',
    session: 'AROAEXAMPLE:somebody',
  });
  expect(visitor(`arn:aws-us-gov:sts::100000000001:${role}/lead@example.com`)?.email).toBe('lead@example.com');
});

test.each([
  'arn:aws:sts::100000000001:assumed-role/Admin/lead@example.com',
  'arn:aws:sts::100000000001:assumed-role/Admin/AWSReservedSSO_Approvers_0/lead@example.com',
  `arn:aws:sts::100000000001:${role}/lead`,
  `arn:aws:sts::100000000001:${role}/lead@example.com/other@example.com`,
  'arn:aws:iam::100000000001:user/AWSReservedSSO_x/lead@example.com',
  'arn:aws:iam::100000000001:root',
  '',
])('"%s" is nobody', (userArn) => {
  expect(visitor(userArn)).toBeUndefined();
});
