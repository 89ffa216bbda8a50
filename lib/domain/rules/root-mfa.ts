import type { Judgement } from '../finding';
import type { Policy } from '../policy/schema';
import type { Mfa } from '../snapshot';
import { mfaKind } from './mfa-kind';
import { compliant, defineRule, notApplicable, type Ruling, unreadable, violation } from './rule';

export const rootMfa = defineRule({
  id: 'root-mfa',
  severity: 'critical',
  title: 'A root user with a password has MFA',
  why: 'Without MFA, whoever has the password (or the mailbox that resets it) has the account.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html',
  reasons: {
    absent: 'there is a root password and no MFA',
    'not-hardware': 'rootUser.mfa is hardware, and there are virtual devices only',
    'kind-unknown':
      'unknown: rootUser.mfa is hardware, and in the management account AWS lists virtual devices only; others may be there',
    'passkey-or-key':
      'unknown: rootUser.mfa is hardware, and AWS does not say whether the device is a passkey or a hardware security key',
  },
  action:
    'A case: a person switches MFA on, and the account is read again to prove it. While a case about root-password is open in the same account, missing MFA is `not-applicable` (`covered`).',
  decide: ({ root: { passwordPresent, mfa } }, policy) => {
    if (passwordPresent.known && !passwordPresent.value)
      return notApplicable('no-password', 'The root user has no password, so it needs no MFA.');
    if (!passwordPresent.known) return unreadable('Whether the root user has a password', passwordPresent);
    if (!mfa.known) return unreadable("The root user's MFA", mfa);
    return judge(mfa.value, policy.rootUser.mfa);
  },
});

function judge({ enabled, serials, listed }: Mfa, wanted: Policy['rootUser']['mfa']): Ruling {
  if (!enabled) return violation('absent', 'The root user has a password and no MFA.', { password: true, devices: [] });
  if (wanted === 'any') return compliant('enabled', 'The root user has MFA.');
  if (serials === undefined)
    return unreadable("The kind of the root user's MFA", {
      known: false,
      cause: 'error',
      detail: 'the devices were not listed.',
    });
  const devices = serials.map(mfaKind);
  if (devices.includes('hardware'))
    return compliant('hardware', 'The root user has a hardware MFA device.', { devices });
  if (listed === 'virtual') return unknownKind(devices);
  if (devices.length === 0 || devices.includes('passkey-or-key'))
    return {
      verdict: 'unknown',
      reason: 'passkey-or-key',
      message: 'The root user has MFA, but AWS does not say whether it is a passkey or a hardware security key.',
      evidence: { devices },
    };
  return violation('not-hardware', 'The root user has virtual MFA devices only; the policy wants hardware.', {
    password: true,
    devices,
  });
}

/** Of the management account, what is known is MFA itself and its virtual devices. A person can see the rest. */
const unknownKind = (devices: readonly string[]): Ruling => ({
  verdict: 'unknown',
  reason: 'kind-unknown',
  message:
    (devices.length > 0
      ? 'The root user has MFA, with a virtual device; whether a hardware device is there as well cannot be read. '
      : 'The root user has MFA that is not virtual: a hardware token, a security key or a passkey; which cannot be read. ') +
    'Of the management account AWS lists virtual devices only: its root user sees all under “Security credentials”.',
  evidence: { devices },
});

/** Missing MFA where people are asked to remove the password, which makes MFA needless. */
export const coveredByPassword = (judgement: Judgement): Judgement => ({
  ...judgement,
  ...notApplicable('covered', 'A case asks to remove the root password, which makes MFA needless: see root-password.'),
});
