import { compliant, defineRule, notApplicable, unreadable, violation } from './rule';

export const rootPassword = defineRule({
  id: 'root-password',
  severity: 'high',
  title: 'The root user of a member account has no password',
  why: 'With centralized root access nobody needs to sign in as the root user of a member account; a password that does not exist cannot be stolen or reset.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html',
  reasons: { present: 'the root user of a member account has a password' },
  action:
    'A case under rootUser.members `no-credentials`; otherwise reported (`inform`) without changing the outcome of the account.',
  decide: ({ account, root: { passwordPresent } }) => {
    if (account.management)
      return notApplicable('management-account', 'The management account keeps its root password.');
    if (!passwordPresent.known) return unreadable('Whether the root user has a password', passwordPresent);
    return passwordPresent.value
      ? violation('present', 'The root user of this member account has a password.', { password: true })
      : compliant('none', 'The root user has no password.');
  },
});
