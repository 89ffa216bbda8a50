import type { CaseRecord } from '../../domain/cases/case';
import { deletable } from './case-facts';
import type { Course } from './course';
import { keyUse } from './key-use';

/**
 * What a person does, step by step, to resolve the finding by hand.
 * Source: IAM user guide, "Root user best practices", "Delete access keys for the root user", "Multi-factor
 * authentication for the root user" and "Perform a privileged task on an AWS Organizations member account".
 */
export function handwork(record: CaseRecord): Course {
  switch (record.rule) {
    case 'root-access-key':
      return { steps: keySteps(record), final: ['A deleted access key cannot be recovered. Deactivate it first.'] };
    case 'root-signing-certificate':
      return {
        steps: [
          signIn(record),
          'Open “Security credentials” from the account menu, then “X.509 signing certificates”.',
          `Deactivate ${listed(record)} first, and watch for a while whether something misses it.`,
          'Delete it, and sign out.',
        ],
        final: ['A deleted signing certificate cannot be recovered.'],
      };
    case 'root-mfa':
      return { steps: mfaSteps(record), final: [] };
    case 'root-password':
      return {
        steps: [
          'Sign in to the management account, or to the delegated administrator for IAM, with permission for sts:AssumeRoot.',
          `In IAM, open “Root access management” and choose account ${record.account}.`,
          'Choose “Take privileged action”, then “Delete root credentials”. It removes the root password, and with it root access keys, signing certificates and MFA devices: make sure that nobody needs them.',
        ],
        final: [
          'Access keys and certificates that go with the password cannot be recovered. A password can be set again later with “Allow password recovery”.',
        ],
      };
    default:
      return { steps: [], final: [] };
  }
}

const signIn = ({ account, accountName }: CaseRecord): string =>
  `Sign in to the AWS console as the root user of ${accountName} (${account}), with its root e-mail address, which is under “The account” on this page.`;

const listed = (record: CaseRecord): string => deletable(record).join(', ');

/** How to begin with a key: by its use. How to find out is told above where something uses it or may use it. */
function findOut(record: CaseRecord): string {
  switch (keyUse(record)) {
    case 'in-use':
      return 'Find out who uses the key, as said above, and move that work to a role.';
    case 'unknown':
      return 'Find out whether somebody uses the key, as said above, and move that work to a role.';
    default:
      return 'Find out what uses the key, if anything: CloudTrail of the account lists the calls. Move that work to a role.';
  }
}

const keySteps = (record: CaseRecord): readonly string[] => [
  findOut(record),
  signIn(record),
  record.management === true
    ? 'Open “Security credentials” from the account menu, then “Access keys”.'
    : `Open “Security credentials” from the account menu, then “Access keys”: ${listed(record)}.`,
  'Deactivate the key. This can be undone; wait until you are sure that nothing fails.',
  'Delete the key, and sign out.',
];

const mfaSteps = (record: CaseRecord): readonly string[] => [
  signIn(record),
  'Open “Security credentials” from the account menu, then “Multi-factor authentication (MFA)”, then “Assign MFA device”.',
  record.reason === 'not-hardware'
    ? 'Register a hardware TOTP token. The policy wants hardware; a virtual device does not count, and AWS does not tell a passkey from a security key.'
    : 'Register a device: a hardware security key or token is best, an authenticator app is better than none.',
  'Sign out, and sign in again to see that the device is asked for. Keep it where the people who may need it can reach it.',
];
