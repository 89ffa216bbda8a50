import addressparser from 'nodemailer/lib/addressparser';
import type { MailState } from '../organization/mail-state';
import { ServiceError } from '../service';

/** Where a mail is sent: in the sandbox recipients must be verified too. */
interface Sending extends Pick<MailState, 'identities' | 'sandbox'> {
  readonly region: string;
}

/**
 * The address in `Name <address>`. SES takes ASCII only: a name beyond it has to be encoded (RFC 2047).
 * Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @throws ServiceError BadRequestException
 */
export const bareAddress = (text: string): string => {
  if (/[^ -~]/.test(text))
    throw new ServiceError('BadRequestException', 'An address or its name has characters that are not ASCII.');
  const [first] = addressparser(text, { flatten: true });
  if (!first?.address.includes('@')) throw new ServiceError('BadRequestException', 'Missing or malformed address.');
  return first.address;
};

/** The name in `Name <address>`, as it was sent; empty without one. */
export const displayName = (text: string): string => addressparser(text, { flatten: true })[0]?.name ?? '';

/**
 * The identity that sends a mail from this address: the address if it is verified, else its domain; undefined if
 * neither is.
 */
export const identityOf = (address: string, identities: readonly string[] | undefined): string | undefined => {
  if (!identities) return address;
  const wanted = address.toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf('@') + 1);
  const verified = new Set(identities.map((identity) => identity.toLowerCase()));
  return [wanted, domain].find((identity) => verified.has(identity));
};

/**
 * Refuses a mail when its sender is not verified, or in the sandbox also when a recipient is not.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
 * @throws ServiceError MessageRejected that names the unverified addresses
 */
export const requireVerified = (from: string, recipients: readonly string[], options: Sending): void => {
  const asked = options.sandbox ? [from, ...recipients] : [from];
  const failed = asked.filter((address) => identityOf(address, options.identities) === undefined);
  if (failed.length > 0)
    throw new ServiceError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region ${options.region.toUpperCase()}: ${failed.join(', ')}`,
      {},
      400,
    );
};
