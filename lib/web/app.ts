import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { casePath } from '../views/pages/case-path';
import { mark } from '../views/pages/mark';
import { renderQueue } from '../views/pages/queue-page';
import { notFound, say } from './answers';
import { parseCaseName } from './case-name';
import { decideRoute } from './decide-route';
import { parseFilter } from './parse-filter';
import type { Ports } from './ports';
import { securityHeaders } from './security-headers';
import { requireVisitor, type Env } from './session';
import { showCase } from './show-case';
import { addSignInRoutes } from './sign-in-routes';

const formLimitBytes = 16 * 1024;

/**
 * The approval page, the same in Lambda and on a laptop: rendered on the server, without scripts. GET and HEAD only
 * read; one POST decides. Callers may add routes before the first request; these get the same headers.
 */
export function createApp(ports: Ports): Hono<Env> {
  const app = new Hono<Env>();
  app.use(securityHeaders(ports.origin));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, methods) => {
        context.header('Allow', methods.join(', '));
        return say(context, 405, { title: 'Not possible', lines: ['This address does not take such a request.'] });
      },
    }),
  );
  app.use(
    bodyLimit({
      maxSize: formLimitBytes,
      onError: (context) => say(context, 413, { title: 'Too long', lines: ['The form is too long.'] }),
    }),
  );
  app.notFound(notFound);
  app.onError((error, context) => {
    ports.failed(error);
    return say(context, 500, wentWrong(context.req.method));
  });
  app.get('/icon.svg', (context) => context.body(mark('#2456c9', '#ffffff'), 200, { 'Content-Type': 'image/svg+xml' }));
  if (ports.signIn !== undefined) addSignInRoutes(app, ports, ports.signIn);
  addCaseRoutes(app, ports);
  return app;
}

function addCaseRoutes(app: Hono<Env>, ports: Ports): void {
  const path = '/cases/:account/:rule/:generation';
  const visitor = requireVisitor(ports);

  app.get('/', visitor, async (context) => {
    const { visitor, approvals, mayDecide, frame } = context.get('session');
    const filter = parseFilter(context.req.query());
    const open = filter.state === 'open';
    const [cases, unsettled, mode, last] = await Promise.all([
      open ? ports.openCases() : ports.closedCases(),
      open ? ports.unsettledCases() : [],
      ports.mode(),
      ports.lastRun(),
    ]);
    const { email } = visitor;
    const looking = { now: ports.now(), email, mayDecide };
    return context.html(
      renderQueue({ approvals, cases, unsettled, filter, ...looking, ...mode, lastRun: last?.summary }, frame),
    );
  });

  app.get(path, visitor, async (context) => {
    const name = parseCaseName(context.req.param());
    const record = name && (await ports.caseOf(name.account, name.rule, name.generation));
    return record === undefined ? notFound(context) : showCase(context, ports, record);
  });

  // A person may open the address that the form posts to: show the case.
  app.get(`${path}/decide`, visitor, (context) => {
    const name = parseCaseName(context.req.param());
    return name === undefined ? notFound(context) : context.redirect(casePath(name), 303);
  });

  app.post(`${path}/decide`, visitor, (context) => decideRoute(context, ports));
}

const wentWrong = (method: string) =>
  method === 'POST'
    ? {
        title: 'Something went wrong',
        lines: ['Rootward cannot tell whether this was saved. Look at the case before you try again.'],
        next: { href: '/', text: 'All cases' },
      }
    : {
        title: 'Something went wrong',
        lines: ['Nothing was changed. Try again in a moment.'],
        next: { href: '/', text: 'All cases' },
      };
