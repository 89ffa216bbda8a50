import { examine, topics } from '../../../lib/domain/doctor/examine';
import type { DoctorFacts, Trail } from '../../../lib/domain/doctor/facts';
import { known, unknown } from '../../../lib/domain/fact';
import { ailing, attached, healthy, healthyMail, inShort, management, orders, policyWith, prod } from './support';

const denied = unknown('denied', 'it was denied.');
const organization = (more: Partial<DoctorFacts['organization']>) => ({
  organization: { ...healthy.organization, ...more },
});
const trail = (more: Partial<Trail>): Partial<DoctorFacts> => ({
  trails: known([
    { name: 'main', homeRegion: 'us-east-1', multiRegion: false, logging: known(true), writes: known(true), ...more },
  ]),
});
const mail = (more: Partial<NonNullable<DoctorFacts['mail']>>) => ({ mail: { ...healthyMail, ...more } });
const account = (more: object) => known({ production: true, sending: true, enforcement: 'HEALTHY', ...more });
const administrators = (account: readonly string[], iam: readonly string[]) => ({
  'account.amazonaws.com': known(account),
  'iam.amazonaws.com': known(iam),
});
const member = { caller: { account: orders.id, arn: `arn:aws:iam::${orders.id}:role/Audit` } };

test('in a healthy organization every topic is ok, but for the root events that Rootward itself adds', () => {
  const checks = examine(healthy);
  expect(checks.filter(({ state }) => state !== 'ok').map(({ id, state }) => `${id} ${state}`)).toEqual([
    'root-events surprise',
  ]);
  expect(checks.map(({ id }) => id)).toEqual(topics.map(({ id }) => id));
});

const cases: readonly (readonly [string, Partial<DoctorFacts>, readonly string[]])[] = [
  [
    'consolidated billing',
    organization({ featureSet: known('CONSOLIDATED_BILLING') }),
    ['all-features problem consolidated-billing'],
  ],
  [
    'no trusted access for Account Management',
    organization({ trustedServices: known(['iam.amazonaws.com']) }),
    ['trusted-access-account problem off'],
  ],
  [
    'no trusted access for IAM',
    organization({ trustedServices: known(['account.amazonaws.com']) }),
    ['trusted-access-iam problem off'],
  ],
  [
    'root credentials are not managed centrally',
    organization({ rootFeatures: known(['RootSessions']) }),
    ['root-credentials-management problem off'],
  ],
  [
    'the features may not be read',
    organization({ rootFeatures: denied }),
    ['root-credentials-management unknown unreadable'],
  ],
  [
    'another account manages contacts',
    organization({ delegatedAdministrators: administrators([orders.id], []) }),
    ['account-administrator surprise other-account'],
  ],
  [
    'another account may take root sessions: that it is, and that its principals cannot be seen',
    organization({ delegatedAdministrators: administrators([], [orders.id]) }),
    ['root-administrators surprise other-account', `root-session-callers unknown unseen ${orders.id}`],
  ],
  ['a deployment elsewhere than where events arrive', { region: 'eu-west-1' }, ['standpoint surprise other-region']],
  ['no bootstrap', { bootstrap: known(undefined), assetBucket: known('absent') }, ['bootstrap problem absent']],
  ['an old bootstrap', { bootstrap: known(5) }, ['bootstrap problem old']],
  ['a bootstrap whose bucket is gone', { assetBucket: known('absent') }, ['bootstrap-key problem absent']],
  [
    'a bootstrap with a key of its own',
    { assetBucket: known({ customerKey: 'arn:aws:kms:us-east-1:111111111111:key/1' }) },
    ['bootstrap-key problem customer-key'],
  ],
  ['the sandbox', mail({ account: account({ production: false, sending: true }) }), ['mail-access problem sandbox']],
  [
    'sending was stopped',
    mail({ account: account({ production: true, sending: false }) }),
    ['mail-access problem paused'],
  ],
  [
    'sending was shut down by AWS',
    mail({ account: account({ enforcement: 'SHUTDOWN' }) }),
    ['mail-access problem shut-down'],
  ],
  [
    'sending under probation',
    mail({ account: account({ enforcement: 'PROBATION' }) }),
    ['mail-access surprise probation'],
  ],
  [
    'an unverified sender',
    mail({ identities: [{ name: 'brook.example', identity: known({ verified: false }) }] }),
    ['mail-identity problem unverified'],
  ],
  [
    'no sender',
    mail({ identities: [{ name: 'brook.example', identity: known('absent') }] }),
    ['mail-identity problem absent'],
  ],
  [
    'only the domain above the sender is verified',
    mail({
      sender: 'rootward@mail.brook.example',
      identities: [{ name: 'brook.example', identity: known({ verified: true }) }],
    }),
    ['mail-identity unknown domain-above'],
  ],
  [
    'an identity that may not be read',
    mail({ identities: [{ name: 'brook.example', identity: denied }] }),
    ['mail-identity unknown unreadable'],
  ],
  [
    'a default configuration set',
    mail({ identities: [{ name: 'brook.example', identity: known({ verified: true, configurationSet: 'main' }) }] }),
    ['mail-configuration-set problem default-set brook.example'],
  ],
  [
    'an approver who is not verified in the sandbox',
    mail({
      account: account({ production: false, sending: true }),
      recipients: [
        { address: 'one@brook.example', verified: known(true) },
        { address: 'two@elsewhere.example', verified: known(false) },
      ],
    }),
    ['mail-access problem sandbox', 'mail-recipients problem unverified two@elsewhere.example'],
  ],
  ['as many approvers as have to agree', { policy: policyWith({ required: 2 }) }, ['mail-recipients surprise few']],
  ['no trail', { trails: known([]) }, ['trail problem none']],
  ['a trail of another Region only', trail({ homeRegion: 'eu-west-1' }), ['trail problem none']],
  ['a trail that is stopped', trail({ logging: known(false) }), ['trail problem not-logging main']],
  ['a trail that records reads only', trail({ writes: known(false) }), ['trail problem no-writes main']],
  ['a trail whose state may not be read', trail({ logging: denied }), ['trail unknown unreadable']],
  [
    'Control Tower at home elsewhere',
    trail({ name: 'aws-controltower-BaselineCloudTrail', homeRegion: 'eu-west-1', multiRegion: true }),
    ['control-tower surprise other-region'],
  ],
  [
    'Control Tower whose home is not known',
    organization({
      trustedServices: known(['account.amazonaws.com', 'iam.amazonaws.com', 'controltower.amazonaws.com']),
    }),
    ['control-tower unknown home-unknown'],
  ],
  [
    'a resource control policy on signing in',
    {
      resourceControlPolicies: known({
        enabled: true,
        policies: [
          attached(
            'p-signin',
            [{ Effect: 'Deny', Principal: '*', Action: 'signin:Authenticate', Resource: '*' }],
            [prod],
          ),
          attached('p-buckets', [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }], [prod]),
        ],
      }),
    },
    ['sign-in-policies surprise denies-sign-in p-signin'],
  ],
  [
    'somewhere else than in the management account',
    { ...member, ...organization({ host: orders.id, delegatedAdministrators: administrators([], []) }) },
    ['standpoint problem member'],
  ],
  [
    'in the delegated administrator of both',
    {
      ...member,
      ...organization({ host: orders.id, delegatedAdministrators: administrators([orders.id], [orders.id]) }),
    },
    ['standpoint problem delegated-administrator', `root-session-callers unknown unseen ${orders.id}`],
  ],
];

test.each(cases)('finds %s, and nothing else', (_, facts, expected) => {
  expect(inShort(ailing(facts))).toEqual(expected);
});

const facts: readonly (keyof DoctorFacts)[] = [
  'accounts',
  'serviceControlPolicies',
  'resourceControlPolicies',
  'bootstrap',
  'assetBucket',
  'trails',
  'principals',
];
test.each(facts)('what depends on %s is unknown with the cause when it could not be read, never ok', (name) => {
  const found = ailing({ [name]: denied });
  expect(found.length).toBeGreaterThan(name === 'accounts' ? 0 : 0);
  expect(found.map(({ state, found: words }) => ({ state, told: words.includes('it was denied.') }))).toEqual(
    found.map(() => ({ state: 'unknown', told: true })),
  );
  expect(examine({ ...healthy, [name]: denied }).filter(({ state }) => state === 'ok').length).toBeLessThan(
    topics.length - 1,
  );
});

test('without a sender and a policy nothing is said about mails', () => {
  const { mail: _, policy: __, ...rest } = healthy;
  expect(examine(rest).filter(({ group }) => group === 'Mail')).toEqual([]);
});

test('the commands have the ids filled in', () => {
  const mend = (more: Partial<DoctorFacts>) => ailing(more).flatMap((check) => check.mend);
  expect(mend({ bootstrap: known(undefined) })).toEqual([`npx cdk bootstrap aws://${management}/us-east-1`]);
  expect(mend(trail({ logging: known(false) }))).toEqual([
    'aws cloudtrail start-logging --name main --region us-east-1',
  ]);
  expect(mend(mail({ identities: [{ name: 'brook.example', identity: known('absent') }] }))).toEqual([
    'aws sesv2 create-email-identity --email-identity rootward@brook.example --region us-east-1',
  ]);
});
