import { createHash } from 'node:crypto';
import type { MessageHeader } from '@aws-sdk/client-sesv2';

interface About {
  /** The sender: `Name <address>` or the address alone. */
  readonly from: string;
  /** The question that the mail is about. Mails about the same one form a thread. */
  readonly thread: string;
}

/**
 * Headers that say that a program wrote the mail, that nobody should answer it by another program, which list it
 * belongs to, and which thread.
 *
 * SES gives each mail its own Message-ID, so no mail can name the first one. All mails of a thread, the first too, name
 * the same id, which no mail has: Gmail asks for that (and for the same subject), and programs that go by RFC 5322 find
 * it. Outlook goes by the 16 bytes at the end of Thread-Index instead.
 *
 * Sources: RFC 3834 (Auto-Submitted), RFC 2919 (List-Id), [MS-OXCMAIL] 2.1.3.2.20 (X-Auto-Response-Suppress),
 * [MS-OXOMSG] 2.2.1.3 (Thread-Index),
 * https://workspaceupdates.googleblog.com/2019/03/threading-changes-in-gmail-conversation-view.html,
 * https://docs.aws.amazon.com/ses/latest/dg/header-fields.html (what SES sets itself)
 */
export function mailHeaders({ from, thread }: About): MessageHeader[] {
  const address = /<([^<>]+)>$/.exec(from)?.[1] ?? from;
  const [label = '', domain = ''] = address.split('@');
  const digest = createHash('sha256').update(`${address} ${thread}`).digest().subarray(0, 16);
  const id = `<${digest.toString('hex')}.${label}@${domain}>`;
  const headers = {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'List-Id': `Rootward <${label}.${domain}>`,
    'In-Reply-To': id,
    References: id,
    'Thread-Index': Buffer.concat([threadStart, digest]).toString('base64'),
  };
  return Object.entries(headers).map(([Name, Value]) => ({ Name, Value }));
}

/** A reserved byte and five of the time when the thread began: the same for all, as programs compare the rest. */
const threadStart = Buffer.from([0x01, 0x01, 0xdc, 0, 0, 0]);
