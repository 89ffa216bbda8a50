import { createApp } from '../../lib/web/app';
import type { App } from '../serve-app';
import { addClockRoutes } from './clock-routes';
import { addInboxRoutes } from './inbox-routes';
import { addReportRoutes } from './report-routes';
import { otherHost } from './other-host';
import { contentPolicyOf } from './content-policy';
import type { DemoSite } from './site';

/** The approval page as in AWS, plus the inbox, the clock and the reports. */
export function createDemoApp(site: DemoSite): App {
  const app = createApp(site.ports);
  addInboxRoutes(app, site);
  addClockRoutes(app, site);

  addReportRoutes(app, site);

  // For the command line, which decides through the same code as the page.
  app.get('/deployment.json', (context) => context.json(site.place()));

  return {
    fetch: async (request) => {
      const elsewhere = otherHost(request, site.ports.origin);
      if (elsewhere !== undefined) return elsewhere;
      const response = await app.fetch(request);
      const policy = contentPolicyOf(request, response.headers.get('content-security-policy') ?? '');
      response.headers.set('content-security-policy', policy);
      return response;
    },
  };
}
