import type { Hono } from 'hono';
import { requireVisitor, type Env } from '../../lib/web/session';
import { notFound } from '../../lib/web/answers';
import { renderInbox } from './pages/inbox-page';
import { renderMail } from './pages/mail-page';
import type { DemoSite } from './site';

/** Routes for the mails that Rootward sent. They go to no mailbox; every visitor may read them here. */
export function addInboxRoutes(app: Hono<Env>, { ports, mails }: DemoSite): void {
  const visitor = requireVisitor(ports);
  const frame = (session: Env['Variables']['session']) => ({ ...session.frame, current: '/inbox' });

  app.get('/inbox', visitor, async (context) => {
    const { mode } = await ports.mode();
    return context.html(renderInbox(mails(), mode, frame(context.get('session'))));
  });

  app.get('/inbox/:number{[1-9]\\d{0,6}}', visitor, (context) => {
    const mail = mails()[Number(context.req.param('number')) - 1];
    return mail === undefined ? notFound(context) : context.html(renderMail(mail, frame(context.get('session'))));
  });
}
