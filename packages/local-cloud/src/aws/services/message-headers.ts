import type { MessageHeader } from '@aws-sdk/client-sesv2';
import { ServiceError } from '../service';

/** One header of a mail. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/**
 * Headers that SES writes itself; a caller may not.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
const ofSes = new Set(
  'bcc cc content-disposition content-type date from message-id mime-version reply-to return-path subject to'.split(
    ' ',
  ),
);

/**
 * Fields that a message may have once, as far as callers may set them.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
const once = new Set(
  'auto-submitted in-reply-to list-archive list-help list-id list-owner list-post list-subscribe list-unsubscribe list-unsubscribe-post precedence references sender thread-index thread-topic user-agent'.split(
    ' ',
  ),
);

/** Lengths and characters come from the service model. Source: API_Message.html, API_MessageHeader.html of SES v2. */
const limits = { headers: 15, name: /^[!-9;-~]{1,126}$/, value: /^[ -~]{1,995}$/, both: 996 };

/**
 * The headers that a caller adds to a simple message.
 * @throws ServiceError BadRequestException naming the header that SES does not take
 */
export function messageHeaders(given: readonly MessageHeader[] = []): readonly MailHeader[] {
  const headers = given.map(({ Name = '', Value = '' }) => ({ name: Name, value: Value }));
  const refuse = (why: string): never => {
    throw new ServiceError('BadRequestException', why);
  };
  if (headers.length > limits.headers) refuse(`A message has at most ${limits.headers} headers.`);
  const seen = new Set<string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (!limits.name.test(name)) refuse(`Not the name of a header: ${JSON.stringify(name)}.`);
    if (!limits.value.test(value) || name.length + value.length > limits.both)
      refuse(`The value of the header ${name} is too long or not printable ASCII.`);
    if (ofSes.has(key)) refuse(`The header ${name} is set by SES.`);
    if (seen.has(key) && once.has(key)) refuse(`The header ${name} may appear once.`);
    seen.add(key);
  }
  return headers;
}
