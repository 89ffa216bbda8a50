import type { RuleId } from '../../domain/finding';

const contact =
  'In mode fill and enforce, Rootward sets a contact that is missing; in enforce it also replaces one that differs. ' +
  'An address outside contacts.emailDomains is left alone in the other modes: put a right one in, or add its domain to ' +
  'the policy. A wanted contact that cannot be worked out needs the account’s tag, or an override of its own.';

const asForSecurity = 'The same as for the security contact, above.';

/**
 * What people do about a violation.
 * Source: IAM user guide, "Root user best practices", "Delete access keys for the root user", "Multi-factor
 * authentication for the root user" and "Perform a privileged task on an AWS Organizations member account"; Account
 * Management API reference, StartPrimaryEmailUpdate (member accounts only).
 */
export const whatToDo: Readonly<Record<RuleId, string>> = {
  'security-contact': contact,
  'billing-contact': asForSecurity,
  'operations-contact': asForSecurity,
  'root-access-key':
    'Find out what uses the key: its last use is below, CloudTrail lists the calls. Move that work to a role. Then ' +
    'approve the deletion in the case: Rootward deletes exactly what was shown and reads again. Whatever still uses a ' +
    'deleted key fails, and the key cannot be recovered. In the management account only its root user can delete the ' +
    'key: deactivate it first, and wait.',
  'root-mfa':
    'Sign in as the root user, open “Security credentials”, and assign an MFA device; hardware is best. Then say “Done ' +
    'by hand” in the case, and Rootward reads the account to prove it. Or remove the root password of a member account: ' +
    'without one there is nothing that MFA protects.',
  'root-password':
    'In the management account, open IAM, “Root access management”, the account, “Take privileged action”, “Delete root ' +
    'credentials”. That removes the password, and with it root access keys, certificates and MFA devices: make sure ' +
    'that nobody needs them. To be asked about each password, set rootUser.members to no-credentials in the policy.',
  'root-signing-certificate':
    'Find out whether an old SOAP client signs with it; IAM does not say when it was used. Then approve the deletion in ' +
    'the case. A deleted certificate cannot be recovered.',
  'root-recent-use':
    'Ask who signed in, and for what: CloudTrail has the sign-in and what followed. Give that work a role.',
  'root-email-domain':
    'Change the root e-mail address of a member account from the management account (account:StartPrimaryEmailUpdate), ' +
    'to a mailbox of the organization that several people read. Or add the domain to contacts.emailDomains, if it is ' +
    'yours.',
};
