import { inEmailDomains } from '../policy/email-domain';
import { compliant, defineRule, notApplicable, violation } from './rule';

export const rootEmailDomain = defineRule({
  id: 'root-email-domain',
  severity: 'medium',
  title: "The root user's e-mail address belongs to the organization",
  why: 'Whoever owns the mailbox can reset the root password; an address at another company or a free mail service is out of the organization’s hands.',
  source: 'https://docs.aws.amazon.com/wellarchitected/latest/framework/sec_securely_operate_aws_account.html',
  reasons: { foreign: "the root user's e-mail address is outside contacts.emailDomains" },
  action: 'Reported (`inform`).',
  decide: ({ account }, policy) => {
    if (policy.contacts.emailDomains === undefined)
      return notApplicable('no-domains', 'The policy names no e-mail domains.');
    return inEmailDomains(policy, account.email)
      ? compliant('own', "The root user's e-mail address is in a domain of the organization.")
      : violation('foreign', "The root user's e-mail address is outside the domains of the organization.");
  },
});
