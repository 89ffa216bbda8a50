import {
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  ListSigningCertificatesCommand,
  paginateListAccessKeys,
  paginateListMFADevices,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { Instant } from '../../domain/account';
import type { Fact } from '../../domain/fact';
import type { AccessKey, SigningCertificate } from '../../domain/snapshot';
import { answered } from '../sdk/call-outcome';
import { readFact } from '../sdk/read-fact';
import { placeOfUse } from './place-of-use';

const isoOrAbsent = (date: Date | undefined): Instant | undefined => date?.toISOString();

/**
 * Lists every root access key with its last use, even when the summary counts no keys. A key whose last use cannot be
 * read is listed all the same: that it exists is known.
 */
export function readAccessKeys(session: IAMClient): Promise<Fact<readonly AccessKey[]>> {
  return readFact('iam:ListAccessKeys as root', async () => {
    const keys: AccessKey[] = [];
    for await (const page of paginateListAccessKeys({ client: session }, {}))
      for (const { AccessKeyId, Status, CreateDate } of answered(page.AccessKeyMetadata, 'AccessKeyMetadata'))
        if (AccessKeyId !== undefined)
          keys.push({
            id: AccessKeyId,
            status: Status === 'Active' ? 'Active' : 'Inactive',
            createdAt: isoOrAbsent(CreateDate),
            ...(await lastUse(session, AccessKeyId)),
          });
    return keys;
  });
}

/** Source: IAM API reference, AccessKeyLastUsed: a key not used since 2015-04-22 has no date, and "N/A" elsewhere. */
async function lastUse(
  session: IAMClient,
  id: string,
): Promise<Pick<AccessKey, 'lastUsedAt' | 'lastUseUnknown' | 'lastUsedService' | 'lastUsedRegion'>> {
  const read = await readFact('iam:GetAccessKeyLastUsed as root', async () => {
    const { AccessKeyLastUsed: use } = await session.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }));
    if (use?.LastUsedDate === undefined) return { lastUsedAt: null };
    return {
      lastUsedAt: use.LastUsedDate.toISOString(),
      ...placeOfUse(use.ServiceName, use.Region),
    };
  });
  return read.known ? read.value : { lastUseUnknown: read };
}

/** Lists the root user's signing certificates, inactive ones included. */
export function readSigningCertificates(session: IAMClient): Promise<Fact<readonly SigningCertificate[]>> {
  return readFact('iam:ListSigningCertificates as root', async () => {
    const answer = await session.send(new ListSigningCertificatesCommand());
    return answered(answer.Certificates, 'Certificates').flatMap(({ CertificateId, Status }) =>
      CertificateId === undefined
        ? []
        : [{ id: CertificateId, status: Status === 'Active' ? ('Active' as const) : ('Inactive' as const) }],
    );
  });
}

/** When the root password was last used; null when never. */
export function readPasswordLastUse(session: IAMClient): Promise<Fact<Instant | null>> {
  return readFact('iam:GetUser as root', async () => {
    const { User } = await session.send(new GetUserCommand());
    return isoOrAbsent(User?.PasswordLastUsed) ?? null;
  });
}

/** Serial numbers of the root user's MFA devices. */
export function readMfaSerials(session: IAMClient): Promise<Fact<readonly string[]>> {
  return readFact('iam:ListMFADevices as root', async () => {
    const serials: string[] = [];
    for await (const page of paginateListMFADevices({ client: session }, {}))
      for (const { SerialNumber } of answered(page.MFADevices, 'MFADevices'))
        if (SerialNumber !== undefined) serials.push(SerialNumber);
    return serials;
  });
}
