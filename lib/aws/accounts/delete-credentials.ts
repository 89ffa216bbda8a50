import { DeleteAccessKeyCommand, DeleteSigningCertificateCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { CaseRecord } from '../../domain/cases/case';
import type { FoundCredentials } from '../../domain/cases/check-before-delete';
import { known, type Fact } from '../../domain/fact';
import { readAccessKeys, readSigningCertificates } from './root-credentials';
import { isAbsent } from '../sdk/translate-error';

type Rule = CaseRecord['rule'];

/** Lists the root user's credentials of the rule's kind: access keys with their last use, or signing certificates. */
export async function findCredentials(session: IAMClient, rule: Rule): Promise<Fact<FoundCredentials>> {
  if (rule === 'root-access-key') {
    const keys = await readAccessKeys(session);
    if (!keys.known) return keys;
    // Nothing is deleted while the use of one key is unknown, so it is the whole answer that is.
    const unread = keys.value.find(({ lastUseUnknown }) => lastUseUnknown !== undefined)?.lastUseUnknown;
    return unread ?? known({ accessKeys: keys.value });
  }
  if (rule === 'root-signing-certificate') {
    const certificates = await readSigningCertificates(session);
    return certificates.known ? known({ certificates: certificates.value }) : certificates;
  }
  // Other rules have no credentials, so nothing can match what was approved.
  return known({});
}

/**
 * Deletes one credential of the rule's kind; it counts as deleted when it no longer exists. Rootward changes a root
 * user only by these two calls. Without a user name they apply to the calling user, which is the root user.
 * Source: IAM API reference, DeleteAccessKey and DeleteSigningCertificate.
 * @throws the SDK's error
 */
export async function deleteCredential(session: IAMClient, rule: Rule, id: string): Promise<void> {
  try {
    if (rule === 'root-access-key') await session.send(new DeleteAccessKeyCommand({ AccessKeyId: id }));
    if (rule === 'root-signing-certificate')
      await session.send(new DeleteSigningCertificateCommand({ CertificateId: id }));
  } catch (error: unknown) {
    if (!isAbsent(error)) throw error;
  }
}
