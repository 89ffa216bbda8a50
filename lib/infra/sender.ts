import addressparser from 'nodemailer/lib/addressparser';
import MimeNode from 'nodemailer/lib/mime-node';

/** Who the mails are from. */
export interface Sender {
  /** The bare address, which IAM compares. */
  readonly address: string;
  /** `Name <address>` in ASCII, as SES takes it. */
  readonly from: string;
}

const defaultName = 'Rootward';

/** ASCII, and without what means something in an ARN or in an IAM condition: wildcards and variables. */
const addressPattern = /^[\w.!#%&'+/=^|~-]+@[A-Za-z\d-]+(\.[A-Za-z\d-]+)+$/;

/**
 * Reads `address` or `Name <address>`; without a name it is Rootward. Names are quoted (RFC 5322) and encoded (RFC
 * 2047) as they need. Returns undefined when the text is not exactly one address.
 */
export function senderOf(text: string): Sender | undefined {
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(text) || !/^[^<>]*(<[^<>]+>)?$/.test(text)) return undefined;
  const [first, ...others] = addressparser(text);
  if (first === undefined || others.length > 0 || !('address' in first)) return undefined;
  const { address, name } = first;
  if (address === undefined || !addressPattern.test(address) || name.length > 64) return undefined;
  const [header = ''] = new MimeNode('text/plain')
    .setHeader('From', [{ name: name === '' ? defaultName : name, address }] as never)
    .buildHeaders()
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  return { address, from: header.replace(/^From: /, '') };
}
