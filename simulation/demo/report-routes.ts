import type { Hono } from 'hono';
import { say } from '../../lib/web/answers';
import { requireVisitor, type Env } from '../../lib/web/session';
import { layout } from '../../lib/workflow/layout';
import type { DemoSite } from './site';

/**
 * Routes of the latest report, and of each run's report and contact changes. Those of one run have the paths that their
 * files have in the bucket, so that relative links between them lead to the same place.
 */
export function addReportRoutes(app: Hono<Env>, { ports, results }: DemoSite): void {
  const visitor = requireVisitor(ports);
  const noReport = { title: 'No report', lines: ['There is no such run, or it has not ended.'] };

  app.get('/report', (context) => {
    const report = results().findLast((run) => run.whole)?.html;
    return report === undefined
      ? say(context, 404, { title: 'No report yet', lines: ['The first run has not ended.'] })
      : context.html(report);
  });

  app.get(reportPath(':run'), (context) => {
    const found = results().find(({ report }) => report.run.id === context.req.param('run'));
    return found === undefined ? say(context, 404, noReport) : context.html(found.html);
  });

  app.get(contactChangesPath(':run'), visitor, (context) => {
    const found = results().find(({ report }) => report.run.id === context.req.param('run'));
    return found === undefined ? say(context, 404, noReport) : context.html(found.contactChanges.html);
  });
}

/** Path of the report of a run. */
export const reportPath = (runId: string): string => `/${layout.report(runId, 'html')}`;

/** Path of the page with old and new values of contacts of a run. */
export const contactChangesPath = (runId: string): string => `/${layout.contactChanges(runId, 'html')}`;
