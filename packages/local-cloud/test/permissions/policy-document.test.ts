import { parsePolicyDocument } from '../../src/permissions/policy-document';

const allow = { Effect: 'Allow', Action: 'iam:ListAccessKeys', Resource: '*' };
const withStatement = (fields: Record<string, unknown>) => ({
  Version: '2012-10-17',
  Statement: [{ ...allow, ...fields }],
});

test('single values and lists are read alike', () => {
  const Condition = { NumericLessThan: { 's3:max-keys': 10 } };
  expect(
    parsePolicyDocument({ Version: '2012-10-17', Id: 'id', Statement: { ...allow, Sid: 'A', Condition } }),
  ).toEqual({
    variables: true,
    statements: [
      {
        sid: 'A',
        effect: 'Allow',
        actions: { not: false, patterns: ['iam:ListAccessKeys'] },
        resources: { not: false, patterns: ['*'] },
        condition: { NumericLessThan: { 's3:max-keys': ['10'] } },
      },
    ],
  });
});

test.each<[string, unknown, string]>([
  ['a text', 'x', 'P is malformed: : Invalid input: expected object, received string'],
  ['an unknown version', { ...withStatement({}), Version: '2020-01-01' }, 'Version'],
  ['an unknown element', withStatement({ Actions: 'x' }), 'Statement.0: Unrecognized key: "Actions"'],
  ['a principal', withStatement({ Principal: '*' }), 'Statement.0: Unrecognized key: "Principal"'],
  ['an unknown effect', withStatement({ Effect: 'allow' }), 'Statement.0.Effect'],
  ['no action', withStatement({ Action: undefined }), 'Statement.0: expected Action or NotAction'],
  ['both Action and NotAction', withStatement({ NotAction: '*' }), 'Statement.0: expected Action or NotAction'],
  ['an empty list', withStatement({ Action: [] }), 'expected at least one'],
  ['an action without service', withStatement({ Action: 'List' }), 'Statement.0.Action: expected service:Action'],
  ['no resource', withStatement({ Resource: undefined }), 'Statement.0: expected Resource or NotResource'],
  ['a resource that is no ARN', withStatement({ Resource: 'bucket' }), 'Statement.0.Resource: expected an ARN or *'],
  ['an unresolved token', withStatement({ Resource: { Ref: 'Bucket' } }), 'Statement.0.Resource'],
  ['an open variable', withStatement({ Resource: 'arn:aws:s3:::${aws:x' }), 'statement 0: policy variable in'],
  ['a malformed variable', withStatement({ Resource: 'arn:aws:s3:::${x}' }), 'policy variable ${x} is malformed'],
  ['an unknown operator', withStatement({ Condition: { StringIs: { 'x:y': 'z' } } }), 'operator StringIs is not known'],
  ['BinaryEquals', withStatement({ Condition: { BinaryEquals: { 'x:y': 'QQ==' } } }), 'operator BinaryEquals'],
  ['Null with IfExists', withStatement({ Condition: { NullIfExists: { 'x:y': 'true' } } }), 'operator NullIfExists'],
  ['an object’s own words', withStatement({ Condition: { toString: { 'x:y': '1' } } }), 'operator toString'],
  ['a key without service', withStatement({ Condition: { Bool: { key: 'true' } } }), 'condition key key is malformed'],
  ['a wrong number', withStatement({ Condition: { NumericEquals: { 'x:y': 'z' } } }), 'z is not a number'],
  ['a wrong date', withStatement({ Condition: { DateLessThan: { 'x:y': 'soon' } } }), 'soon is not a date'],
  ['a wrong boolean', withStatement({ Condition: { Null: { 'x:y': 'yes' } } }), 'yes is not true or false'],
  ['a wrong range', withStatement({ Condition: { IpAddress: { 'x:y': '10.0.0.0/33' } } }), 'is not an IP range'],
])('%s is refused by name', (_, document, message) => {
  expect(() => parsePolicyDocument(document, 'P')).toThrow(message);
  expect(() => parsePolicyDocument(document, 'P')).toThrow(/^P is malformed: /);
});
