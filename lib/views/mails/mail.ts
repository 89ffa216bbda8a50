import { mailHtml } from './mail-html';
import { mailText } from './mail-text';
import type { MailContent } from './mail-content';

/** A mail, ready to be sent. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The question that the mail is about. Mails about the same one form a thread in mail programs. */
  readonly thread: string;
}

/** The mail with its content in both parts. */
export const mailOf = (subject: string, thread: string, content: MailContent): Mail => ({
  subject,
  thread,
  text: mailText(content),
  html: mailHtml(subject, content),
});
