import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Frame } from '../views/pages/layout';
import { renderMessage, type Message } from '../views/pages/message-page';

/** Answers with a page that holds a single message. */
export const say = (context: Context, status: ContentfulStatusCode, message: Message, frame: Frame = {}): Response =>
  context.html(renderMessage(message, frame), status);

/** The same answer for every unknown address, so that it does not reveal what exists. */
export const notFound = (context: Context): Response =>
  say(context, 404, {
    title: 'Not found',
    lines: ['There is nothing at this address.'],
    next: { href: '/', text: 'All cases' },
  });
