import { createHash } from 'node:crypto';
import { mailSheet } from '../../lib/views/mails/mail-style';

/** The sheet of mails, by its hash: nothing else in a mail may have one. */
const mailStyle = `'sha256-${createHash('sha256').update(mailSheet).digest('base64')}'`;

/**
 * The Content-Security-Policy of an answer of the demo. Two pages show documents with styles of their own: the mail
 * page, in a frame, and reports with their contact changes. None of them has a script.
 */
export function contentPolicyOf(request: Request, policy: string): string {
  const { pathname } = new URL(request.url);
  if (/^\/inbox\/\d+$/.test(pathname))
    return `${policy.replace('style-src ', `style-src ${mailStyle} `)}; style-src-attr 'unsafe-inline'`;
  if (/^\/(?:report|runs\/[^/]+\/report\.html|snapshots\/[^/]+\/contact-changes\.html)$/.test(pathname))
    return "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
  return policy;
}
