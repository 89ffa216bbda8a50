import type { App } from '../serve-app';

/** Answers until the demo is ready. The server starts first, because the deployment needs its address for the mails. */
export const startingApp: App = {
  fetch: () =>
    new Response('The demo starts.\n', {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8', refresh: '1', 'retry-after': '1' },
    }),
};
