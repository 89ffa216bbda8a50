import { IncompleteAnswerError } from '../../../lib/aws/sdk/errors';
import { OutOfTimeError } from '../../../lib/aws/sdk/deadline';
import { readFact } from '../../../lib/aws/sdk/read-fact';
import { isAbsent, isDefinite, translateError } from '../../../lib/aws/sdk/translate-error';

const error = (name: string, message = ''): Error => Object.assign(new Error(message), { name });
const user = 'User: arn:aws:iam::200000000002:root is not authorized to perform: iam:GetAccountSummary';
const policyArn = 'arn:aws:organizations::100000000001:policy/o-harborharb/service_control_policy/p-denyroot1';

test.each([
  [
    'a service control policy that AWS names',
    error('AccessDenied', `${user} with an explicit deny in a service control policy: ${policyArn}`),
    {
      cause: 'denied-by-scp',
      detail: 'the call was denied by service control policy p-denyroot1.',
      policy: 'p-denyroot1',
    },
  ],
  [
    'a service control policy that AWS does not name',
    error('AccessDeniedException', `${user} with an explicit deny in a service control policy`),
    { cause: 'denied-by-scp', detail: 'the call was denied by a service control policy that AWS does not name.' },
  ],
  [
    'a missing permission',
    error('AccessDenied', `${user} because no identity-based policy allows the iam:GetAccountSummary action`),
    { cause: 'denied', detail: 'the call was denied: no identity-based policy allows it.' },
  ],
  [
    'service control policies of which none allows it',
    error(
      'AccessDenied',
      `${user} on resource: * because no service control policy allows the iam:GetAccountSummary action`,
    ),
    {
      cause: 'denied-by-scp',
      detail:
        'the call was denied: no service control policy allows it. It has to be allowed at the root, at every unit above the account and at the account.',
    },
  ],
  ...[
    ['with an explicit deny in a resource control policy', 'the call was denied by a resource control policy.'],
    [
      'with an explicit deny in a resource control policy: arn:aws:organizations::1:policy/o-1/resource_control_policy/p-rcprcprcp',
      'the call was denied by a resource control policy.',
    ],
    [
      'because no resource control policy allows the x:Y action',
      'the call was denied: no resource control policy allows it.',
    ],
    ['with an explicit deny in an identity-based policy', 'the call was denied by an identity-based policy.'],
    ['with an explicit deny in the role trust policy', 'the call was denied by a role trust policy.'],
    ['with an explicit deny in a permissions boundary', 'the call was denied by a permissions boundary.'],
    ['because no VPC endpoint policy allows the x:Y action', 'the call was denied: no VPC endpoint policy allows it.'],
    ['because no session policy allows the x:Y action', 'the call was denied: no session policy allows it.'],
    ['because of something new', 'the call was denied by AWS (a permission, a policy or a setting is missing).'],
  ].map(([why = '', detail = '']): [string, Error, object] => [
    `a denial ${why}`,
    error('AccessDenied', `${user} on resource: * ${why}`),
    { cause: 'denied', detail },
  ]),
  [
    'throttling of a JSON service',
    error('TooManyRequestsException'),
    { cause: 'throttled', detail: 'the call was throttled in all 8 attempts.' },
  ],
  [
    'throttling of a query service',
    error('Throttling'),
    { cause: 'throttled', detail: 'the call was throttled in all 8 attempts.' },
  ],
  [
    'a credential report in the making',
    error('CredentialReportNotReadyException'),
    { cause: 'not-ready', detail: 'the call: AWS has no credential report ready yet.' },
  ],
  [
    'a deadline that passed',
    new OutOfTimeError('late'),
    { cause: 'no-result', detail: 'the call was not reached in the time of the batch.' },
  ],
  [
    'anything else',
    error('InternalServerException'),
    { cause: 'error', detail: 'the call failed with InternalServerException.' },
  ],
  [
    'a connection that failed',
    Object.assign(error('Error'), { code: 'ECONNRESET' }),
    { cause: 'error', detail: 'the call failed with ECONNRESET.' },
  ],
  [
    'an answer that lacks what is always in it',
    new IncompleteAnswerError('AccessKeyMetadata'),
    { cause: 'error', detail: 'the call was answered without AccessKeyMetadata.' },
  ],
  ...(
    [
      ['a page of a proxy', 'SyntaxError', 'Unexpected token <', { $response: { statusCode: 407 } }, 407],
      [
        'an operation that an endpoint does not have',
        'Error',
        'parse error',
        { $metadata: { httpStatusCode: 500 } },
        500,
      ],
      ['a page that is not there', 'NotFound', 'Unknown', { $metadata: { httpStatusCode: 404 } }, 404],
      ['no body', 'Unknown', 'UnknownError', { $metadata: { httpStatusCode: 501 } }, 501],
    ] as const
  ).map(([what, name, message, rest, status]): [string, Error, object] => [
    what,
    Object.assign(error(name, message), rest),
    { cause: 'error', detail: `the call was answered with HTTP status ${status} and nothing that AWS would say.` },
  ]),
  ['something that is no error', 'oops', { cause: 'error', detail: 'the call failed with Error.' }],
])('%s', (_, thrown, expected) => {
  expect(translateError(thrown, 'the call')).toEqual({ known: false, ...expected });
});

test("AWS's own message, which may quote what was sent, is not repeated", () => {
  const thrown = error('ValidationException', 'founder@acquired.example is not valid');
  expect(translateError(thrown, 'the call').detail).toBe('the call failed with ValidationException.');
});

test.each([
  ['ResourceNotFoundException', true],
  ['NoSuchEntity', true],
  ['NoSuchEntityException', true],
  ['AccessDenied', false],
  ['TooManyRequestsException', false],
])('%s means absent: %s', (name, absent) => {
  expect(isAbsent(error(name))).toBe(absent);
});

test.each([
  ['TooManyRequestsException', true],
  ['AccessDeniedException', true],
  ['ValidationException', true],
  ['MessageRejected', true],
  ['TimeoutError', false],
  ['InternalServerException', false],
])('%s says that nothing was done: %s', (name, definite) => {
  expect(isDefinite(error(name))).toBe(definite);
});

test.each(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'])(
  'a %s of our own code is thrown on, because it is no answer of AWS',
  async (name) => {
    const fault = error(name, 'x is not a function');
    expect(() => translateError(fault, 'the call')).toThrow(fault);
    await expect(readFact('the call', () => Promise.reject(fault))).rejects.toBe(fault);
  },
);

test('one that the SDK raises while it reads an answer is a fact about that answer', async () => {
  const unread = Object.defineProperty(error('SyntaxError'), '$response', { value: {}, enumerable: false });
  expect(await readFact('the call', () => Promise.reject(unread))).toMatchObject({ known: false, cause: 'error' });
});
