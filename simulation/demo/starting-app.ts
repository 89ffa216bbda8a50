import type { App } from '../serve-app';

/** Answers until the demo is there: its address has to be known before the deployment, because the mails name it. */
export const startingApp: App = {
  fetch: () =>
    new Response('The demo starts.\n', {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8', refresh: '1', 'retry-after': '1' },
    }),
};
