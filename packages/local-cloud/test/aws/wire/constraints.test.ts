import { SimulatedOrganization, startCloud, VirtualClock } from '../../../src';
import constraints from '../../../src/aws/wire/constraints.json';
import { checkedOperations, violationsOf } from '../../../src/aws/wire/constraints';
import { invalidInput } from '../../../src/aws/wire/invalid-input';
import { modelOf } from '../../../src/aws/wire/models';

const messages = (service: string, operation: string, input: object): string[] =>
  violationsOf(service, operation, input).map(({ path, message }) => `${path}: ${message}`);

const contact = {
  AlternateContactType: 'SECURITY',
  Name: 'N',
  Title: 'T',
  EmailAddress: 'a@b.example',
  PhoneNumber: '1',
};

test.each<[string, string, object, string[]]>([
  ['account', 'PutAlternateContact', contact, []],
  // Smithy counts code points: 64 emoji are 128 UTF-16 units.
  ['account', 'PutAlternateContact', { ...contact, Name: '🦊'.repeat(64) }, []],
  [
    'account',
    'PutAlternateContact',
    { ...contact, Name: '🦊'.repeat(65) },
    ['name: Member must have length less than or equal to 64'],
  ],
  ['account', 'GetAlternateContact', {}, ['alternateContactType: Member must not be null']],
  [
    'account',
    'PutContactInformation',
    { ContactInformation: { FullName: 'F', AddressLine1: 'A', City: 'C', PostalCode: 'P', PhoneNumber: '+1' } },
    ['contactInformation.countryCode: Member must not be null'],
  ],
  [
    'organizations',
    'ListAccounts',
    { MaxResults: 21 },
    ['maxResults: Member must have value less than or equal to 20'],
  ],
  ['organizations', 'ListParents', { ChildId: 'ou-root-prodprod' }, []],
  // The pattern of the model has an alternative that is not anchored; the service matches all of the value.
  [
    'organizations',
    'ListParents',
    { ChildId: '123456789012x' },
    [
      String.raw`childId: Member must satisfy regular expression pattern: ^(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$`,
    ],
  ],
  [
    'sts',
    'AssumeRoot',
    { TargetPrincipal: '123456789012', TaskPolicyArn: { arn: 'short' } },
    ['taskPolicyArn.arn: Member must have length greater than or equal to 20'],
  ],
  [
    'sfn',
    'StartExecution',
    { stateMachineArn: '' },
    ['stateMachineArn: Member must have length greater than or equal to 1'],
  ],
  [
    'iam',
    'DeleteAccessKey',
    { AccessKeyId: 'AKIA' },
    ['accessKeyId: Member must have length greater than or equal to 16'],
  ],
  ['iam', 'ListUsers', { MaxItems: -1 }, []],
])('%s:%s of %j', (service, operation, input, expected) => {
  expect(messages(service, operation, input)).toEqual(expected);
});

test.each([
  [
    'account',
    'PutAlternateContact',
    { ...contact, Name: '', PhoneNumber: 'secret' },
    'ValidationException',
    "2 validation errors detected: Value at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'phoneNumber' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\s0-9()+-]+",
  ],
  [
    'iam',
    'GetUser',
    { UserName: '!' },
    'ValidationError',
    "1 validation error detected: Value '!' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  ],
  [
    'sfn',
    'SendTaskSuccess',
    { output: '1' },
    'ValidationException',
    "1 validation error detected: Value null at 'taskToken' failed to satisfy constraint: Member must not be null",
  ],
  [
    'sesv2',
    'SendEmail',
    {},
    'BadRequestException',
    "1 validation error detected: Value null at 'content' failed to satisfy constraint: Member must not be null",
  ],
  [
    'organizations',
    'DescribeAccount',
    { AccountId: 'abc' },
    'InvalidInputException',
    'You provided a value that does not match the required pattern.',
  ],
])('%s says that the input of %s is wrong in its own way', (service, operation, input, code, message) => {
  expect(invalidInput(service, operation, input)).toMatchObject({ code, message });
});

const organization = new SimulatedOrganization({
  organization: { id: 'o-exampleorgid', managementAccountId: '123456789012' },
  accounts: [{ id: '123456789012', name: 'management', email: 'aws@example.com' }],
});

test('every simulated operation is checked, but those of S3 and DynamoDB, which check for themselves', async () => {
  const cloud = await startCloud({ organization, clock: new VirtualClock(0) });
  await cloud.close();
  const { s3: _, dynamodb: __, ...others } = cloud.aws.operations;
  const { sfn: ___, ...checked } = checkedOperations;
  const sorted = (all: Readonly<Record<string, readonly string[]>>): object =>
    Object.fromEntries(Object.entries(all).map(([service, names]) => [service, names.toSorted()]));
  expect(sorted(checked)).toEqual(sorted(others));
});

test('the installed clients have every member that the constraints require', () => {
  interface Model {
    readonly inputs: Readonly<Record<string, string | null>>;
    readonly shapes: Readonly<Record<string, { readonly required?: readonly string[] }>>;
  }
  const models = constraints.services as unknown as Readonly<Record<string, Model>>;
  const strangers = Object.entries(models).flatMap(([service, { inputs, shapes }]) =>
    Object.entries(inputs).flatMap(([operation, shape]) => {
      const schema = modelOf(service).operations.get(operation)?.input;
      const known = schema?.isStructSchema() ? [...schema.structIterator()].map(([name]) => name) : [];
      return (shapes[shape ?? '']?.required ?? []).filter((name) => !known.includes(name));
    }),
  );
  expect(strangers).toEqual([]);
});

test('a call that the model does not allow is refused before anybody asks who makes it', async () => {
  const cloud = await startCloud({ organization, clock: new VirtualClock(0) });
  await cloud.close();
  const caller = { kind: 'administrator', account: '999999999999', arn: 'arn:aws:iam::999999999999:user/x' } as const;
  const request = {
    service: 'organizations',
    operation: 'ListChildren',
    input: { ParentId: 'r-root', ChildType: 'X' },
  };
  await expect(cloud.aws.call(caller, request)).rejects.toMatchObject({ code: 'InvalidInputException' });
});
