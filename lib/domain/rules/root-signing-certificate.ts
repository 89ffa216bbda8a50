import { maskId } from '../mask-id';
import { asOf, compliant, defineRule, unreadable, violation } from './rule';

export const rootSigningCertificate = defineRule({
  id: 'root-signing-certificate',
  severity: 'high',
  title: 'The root user has no signing certificate',
  why: 'A signing certificate is a lasting credential of the root user for old SOAP interfaces. An inactive one can be switched on again.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html',
  reasons: { present: 'there is a signing certificate, active or not' },
  action: 'A case: people decide; an approved certificate of a member account is deleted.',
  decide: ({ root: { signingCertificates } }) => {
    if (!signingCertificates.known) return unreadable("The root user's signing certificates", signingCertificates);
    if (signingCertificates.value.length === 0) return compliant('none', 'The root user has no signing certificate.');
    const certificates = signingCertificates.value.map(({ id, status }) => ({ id: maskId(id), status }));
    const list = certificates.map(({ id, status }) => `${id} (${status.toLowerCase()})`).join(', ');
    return asOf(
      signingCertificates,
      violation('present', `The root user has a signing certificate: ${list}.`, { certificates }),
    );
  },
});
