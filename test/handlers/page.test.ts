import { inCaseWorld, lead, member, type CaseWorld } from './case-world';

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const session = (name: string, role = 'AWSReservedSSO_Approvers_0123456789abcdef') => ({
  userArn: `arn:aws:sts::100000000001:assumed-role/${role}/${name}`,
  userId: `AROAEXAMPLE:${name}`,
});

/** Sends a request to the function as API Gateway does after IAM allowed it (payload format 2.0). */
async function request(
  to: CaseWorld,
  path: string,
  { iam = session(lead), form }: { iam?: ReturnType<typeof session> | undefined; form?: Record<string, string> } = {},
): Promise<Answer> {
  const method = form === undefined ? 'GET' : 'POST';
  const event = {
    version: '2.0',
    routeKey: 'ANY /{path+}',
    rawPath: path,
    rawQueryString: '',
    headers: {
      host,
      ...(form && {
        'content-type': 'application/x-www-form-urlencoded',
        origin: `https://${host}`,
        'sec-fetch-site': 'same-origin',
      }),
    },
    requestContext: {
      accountId: '100000000001',
      apiId: 'abc123',
      authorizer: { iam },
      domainName: host,
      domainPrefix: 'abc123',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: 'ANY /{path+}',
      stage: '$default',
      time: '22/Nov/2026:09:00:00 +0000',
      timeEpoch: to.clock.now(),
    },
    body: form === undefined ? null : new URLSearchParams(form).toString(),
    isBase64Encoded: false,
  };
  return (await to.invoke('page', event)) as Answer;
}

const casePath = `/cases/${member}/root-access-key/1`;
const field = (body: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ??
  new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(body)?.[1] ??
  '';

test('an approver sees the case and decides it, and the waiting execution is woken', () =>
  inCaseWorld({}, async (to) => {
    to.tokens.add('token-one');
    await to.step('ask', { token: 'token-one' });
    const shown = await request(to, casePath);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).not.toContain('AKIAONEAAAAAAAAAAAAA');
    const hidden = ['token', 'generation', 'fingerprint'].map((name) => [name, field(shown.body, name)] as const);
    const form = {
      ...Object.fromEntries(hidden),
      decision: 'approve',
      reason: 'nobody needs it',
      digits: member.slice(-4),
    };
    const decided = await request(to, `${casePath}/decide`, { form });
    expect(decided.statusCode).toBe(303);
    expect(await to.record()).toMatchObject({ state: 'approved', decidedBy: lead });
    expect(to.returned).toEqual(['token-one']);
  }));

test.each([
  { who: 'a role whose session anybody may name', iam: session(lead, 'Admin'), status: 401 },
  { who: 'a session without an e-mail address', iam: session('somebody'), status: 401 },
])('$who is nobody', ({ iam, status }) =>
  inCaseWorld({}, async (to) => {
    expect((await request(to, casePath, { iam })).statusCode).toBe(status);
  }),
);

test('somebody who is no approver may look and is not offered to decide', () =>
  inCaseWorld({}, async (to) => {
    const { statusCode, body } = await request(to, casePath, { iam: session('stranger@harbor.example') });
    expect(statusCode).toBe(200);
    expect(body).not.toContain('name="decision"');
  }));

test('forms are made with one secret, whichever environment answers', () =>
  inCaseWorld({}, async (to) => {
    await request(to, '/');
    const keys = async () => (await to.items()).filter(({ pk }) => pk === 'PAGE').map(({ key }) => key);
    const [first] = await keys();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    to.deploy(to.policyInForce);
    await request(to, '/');
    expect(await keys()).toEqual([first]);
    expect(JSON.stringify(to.logs)).not.toContain(first);
  }));
