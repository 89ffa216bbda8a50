import type { Context, Hono } from 'hono';
import { say } from '../../lib/web/answers';
import { isSameOrigin } from '../../lib/web/same-origin';
import { requireVisitor, type Env } from '../../lib/web/session';
import { clockToken, isClockToken } from './clock-token';
import { renderClock } from './pages/clock-page';
import { soon } from './soon';
import type { DemoSite } from './site';

const hour = 60 * 60 * 1000;

/** The steps by which the buttons move time. */
const steps: Readonly<Record<string, { readonly text: string; readonly milliseconds: number }>> = {
  '1h': { text: '+1 hour', milliseconds: hour },
  '1d': { text: '+1 day', milliseconds: 24 * hour },
  '7d': { text: '+7 days', milliseconds: 7 * 24 * hour },
};

/** Routes that show simulated time and move it ahead. Every visitor may use them. */
export function addClockRoutes(app: Hono<Env>, site: DemoSite): void {
  const { ports, clock } = site;
  const visitor = requireVisitor(ports);

  app.get('/clock', visitor, (context) => {
    const { frame, visitor } = context.get('session');
    const destination = clock.destination();
    // No script is needed: the browser reloads the page until time has arrived.
    if (destination !== undefined) context.header('Refresh', '1');
    const view = {
      now: ports.now(),
      destination: destination === undefined ? undefined : new Date(destination).toISOString(),
      runs: site.runs(),
      reports: site.results().map(({ report }) => report),
      token: clockToken(ports.signingKey, visitor),
      steps,
    };
    return context.html(renderClock(view, { ...frame, current: '/clock' }));
  });

  app.post('/clock', visitor, async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const step = steps[form.get('ahead') ?? ''];
    if (!isAllowed(context, site, form.get('token') ?? ''))
      return say(context, 403, { title: 'Refused', lines: ['The request did not come from this page.'] });
    if (step === undefined)
      return say(context, 422, { title: 'How far?', lines: ['Time moves ahead by the steps of the page.'] });
    clock.move(step.milliseconds);
    await soon(clock.settled());
    return context.redirect('/clock', 303);
  });
}

const isAllowed = (context: Context<Env>, { ports }: DemoSite, token: string): boolean =>
  isSameOrigin(context.req.raw.headers, ports.origin) &&
  isClockToken(token, ports.signingKey, context.get('session').visitor);
