import { billingContact } from './billing-contact';
import { operationsContact } from './operations-contact';
import { rootAccessKey } from './root-access-key';
import { rootEmailDomain } from './root-email-domain';
import { rootMfa } from './root-mfa';
import { rootPassword } from './root-password';
import { rootRecentUse } from './root-recent-use';
import { rootSigningCertificate } from './root-signing-certificate';
import type { Rule } from './rule';
import { securityContact } from './security-contact';

/** All rules, in the order of every report. */
export const rules: readonly Rule[] = [
  securityContact,
  billingContact,
  operationsContact,
  rootAccessKey,
  rootMfa,
  rootPassword,
  rootSigningCertificate,
  rootRecentUse,
  rootEmailDomain,
];
