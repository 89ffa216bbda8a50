import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailHeader } from './message-headers';

/** One mail that SES accepted. */
export interface Mail {
  /** ISO 8601. */
  readonly at: string;
  readonly messageId: string;
  /** As the caller sent it: `Example <noreply@example.com>`. */
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  /** The headers that the caller added, in order. */
  readonly headers: readonly MailHeader[];
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  /** The MIME message, if the caller composed it. */
  readonly raw?: Uint8Array;
}

/** The mail as a MIME message (.eml). The same mail always gives the same bytes. */
export const composeMail = async (mail: Mail): Promise<Uint8Array> => {
  if (mail.raw) return mail.raw;
  const composer = new MailComposer({
    from: mail.from,
    to: [...mail.to],
    cc: [...mail.cc],
    replyTo: [...mail.replyTo],
    headers: mail.headers.map(({ name, value }) => ({ key: name, value })),
    subject: mail.subject,
    ...(mail.text !== undefined && { text: mail.text }),
    ...(mail.html !== undefined && { html: mail.html }),
    date: new Date(mail.at),
    messageId: `<${mail.messageId}@email.amazonses.com>`,
    baseBoundary: mail.messageId,
  });
  return composer.compile().build();
};
