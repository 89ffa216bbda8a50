import { execFileSync } from 'node:child_process';
import { command } from '../../lib/domain/shell';
import { examine } from '../../lib/domain/doctor/examine';
import type { DoctorFacts } from '../../lib/domain/doctor/facts';
import { known } from '../../lib/domain/fact';
import { attached, healthy, healthyMail, policyWith, principal, prod, scps, allowing } from './doctor/support';

/** What a shell makes of a line: its words. Words that are commands of their own would be run. */
const wordsOf = (line: string): readonly string[] =>
  execFileSync(
    'sh',
    ['-c', `set -f; aws() { printf '%s\\0' aws "$@"; }; npx() { printf '%s\\0' npx "$@"; }; ${line}`],
    {
      encoding: 'utf8',
    },
  )
    .split('\0')
    .slice(0, -1);

const hostile = '; echo run $(echo run) `echo run` \'"\\ \u202e#\n&& echo run';

test.each([hostile, "it's", '', '$HOME', '*', 'a b'])('%j stays one word of a command', (value) => {
  expect(wordsOf(command`aws ${value} --end`)).toEqual(['aws', value, '--end']);
});

test('a value that needs no quotes has none', () => {
  expect(command`aws iam get-user --user-name ${'ann@example.com'} --region ${'eu-west-1'}`).toBe(
    'aws iam get-user --user-name ann@example.com --region eu-west-1',
  );
});

const id = `110000000001${hostile}`;
const denyRoot = { Sid: hostile, Effect: 'Deny', Action: '*', Resource: '*' };
const off = { trustedServices: known([]), rootFeatures: known([]) };
const administrators = { 'account.amazonaws.com': known([id]), 'iam.amazonaws.com': known([id]) };
const atHome = {
  caller: { account: id, arn: hostile },
  organization: { ...healthy.organization, ...off, host: id, management: id, delegatedAdministrators: administrators },
};
const worlds: Readonly<Record<string, Partial<DoctorFacts>>> = {
  'the account': { ...atHome, region: hostile, bootstrap: known(undefined) },
  'the key of the bucket': { ...atHome, region: hostile, assetBucket: known({ customerKey: hostile }) },
  'a policy': { serviceControlPolicies: scps(attached(hostile, [denyRoot], [prod], { name: hostile })) },
  'a place': { serviceControlPolicies: known({ enabled: true, policies: [attached('p-1', [], [prod])] }) },
  'a trail': {
    trails: known([
      { name: hostile, homeRegion: hostile, multiRegion: true, logging: known(false), writes: known(true) },
    ]),
  },
  'a principal': { principals: known([principal(hostile, { policies: [allowing('sts:AssumeRoot')] })]) },
  'a sender': {
    region: hostile,
    policy: policyWith(),
    mail: {
      ...healthyMail,
      sender: hostile,
      account: known({ production: false, sending: true, enforcement: 'HEALTHY' }),
      identities: [{ name: hostile, identity: known('absent') }],
      recipients: [{ address: hostile, verified: known(false) }],
    },
  },
};

test.each(Object.keys(worlds))('whatever %s is called, every command of doctor is one command', (name) => {
  const commands = examine({ ...healthy, ...worlds[name] }).flatMap(({ mend }) => mend);
  expect(commands.length).toBeGreaterThan(0);
  for (const line of commands) expect(wordsOf(line).filter((word) => ['aws', 'npx'].includes(word))).toHaveLength(1);
  for (const line of commands) expect(wordsOf(line).map((word) => word.trim())).not.toContain('run');
});
