import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Clients } from '../sdk/clients';
import { sleep } from '../sdk/sleep';
import { isThrottling } from '../sdk/throttling';
import { isDefinite } from '../sdk/translate-error';
import { mailHeaders } from './mail-headers';

export interface OutgoingMail {
  /** `Name <address>` or the address alone. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The question that the mail is about. Mails about the same one form a thread. */
  readonly thread: string;
}

/** `uncertain`: the answer was lost, so SES may have sent the mail. */
export type Sending = 'sent' | 'refused' | 'uncertain';

/** Milliseconds before each retry after SES throttled the call. The SES sandbox allows one mail a second. */
const pauses = [1000, 2000, 4000] as const;

/** Sends one mail. Retries only when SES says that it did not send. */
export async function sendMail({ ses }: Pick<Clients, 'ses'>, mail: OutgoingMail): Promise<Sending> {
  const command = new SendEmailCommand({
    FromEmailAddress: mail.from,
    Destination: { ToAddresses: [mail.to] },
    Content: {
      Simple: {
        Subject: { Data: mail.subject, Charset: 'UTF-8' },
        Body: { Html: { Data: mail.html, Charset: 'UTF-8' }, Text: { Data: mail.text, Charset: 'UTF-8' } },
        Headers: mailHeaders(mail),
      },
    },
  });
  for (const pause of [...pauses, undefined]) {
    try {
      await ses.send(command);
      return 'sent';
    } catch (error: unknown) {
      if (!isDefinite(error)) return 'uncertain';
      if (!isThrottling(error) || pause === undefined) return 'refused';
      await sleep(pause);
    }
  }
  return 'refused';
}
