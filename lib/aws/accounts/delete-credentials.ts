import { DeleteAccessKeyCommand, DeleteSigningCertificateCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { CaseRecord } from '../../domain/cases/case';
import type { FoundCredentials } from '../../domain/cases/check-before-delete';
import { known, type Fact } from '../../domain/fact';
import { readAccessKeys, readSigningCertificates } from './root-credentials';
import { isAbsent } from '../sdk/translate-error';

/** A rule whose credentials Rootward deletes. */
type Rule = CaseRecord['rule'];

/** Every credential of the rule's kind that the root user has now: access keys with their last use, or signing certificates. */
export async function findCredentials(session: IAMClient, rule: Rule): Promise<Fact<FoundCredentials>> {
  if (rule === 'root-access-key') {
    const keys = await readAccessKeys(session);
    return keys.known ? known({ accessKeys: keys.value }) : keys;
  }
  if (rule === 'root-signing-certificate') {
    const certificates = await readSigningCertificates(session);
    return certificates.known ? known({ certificates: certificates.value }) : certificates;
  }
  // Nothing is found, so nothing matches what was approved.
  return known({});
}

/**
 * Deletes one credential of the rule's kind; one that is gone already is deleted. These two calls are the only ones in Rootward that
 * change a root user. Without a user name they are about the user whose credentials make the call: the root user.
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
