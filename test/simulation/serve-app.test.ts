import { request } from 'node:http';
import { serveApp, type App } from '../../simulation/serve-app';

async function withApp<T>(app: App, use: (origin: string) => Promise<T>): Promise<T> {
  const served = await serveApp(() => app);
  try {
    return await use(served.origin);
  } finally {
    await served.close();
  }
}

const echo: App = {
  fetch: async (request) =>
    Response.json(
      { method: request.method, url: request.url, header: request.headers.get('x-test'), body: await request.text() },
      { status: 201 },
    ),
};

test('hands on method, address, headers and body, and gives back status and body', async () => {
  const [origin, answer] = await withApp(echo, async (origin) => {
    const response = await fetch(`${origin}/a?b=c`, { method: 'POST', headers: { 'x-test': '1' }, body: 'x=y' });
    return [origin, { status: response.status, body: await response.json() }] as const;
  });
  expect(answer).toEqual({ status: 201, body: { method: 'POST', url: `${origin}/a?b=c`, header: '1', body: 'x=y' } });
});

test('keeps two cookies apart', async () => {
  const app: App = {
    fetch: () => {
      const headers = new Headers();
      headers.append('set-cookie', 'a=1; Path=/');
      headers.append('set-cookie', 'b=2; Path=/');
      return new Response('', { headers });
    },
  };
  expect(await withApp(app, async (origin) => (await fetch(origin)).headers.getSetCookie())).toEqual([
    'a=1; Path=/',
    'b=2; Path=/',
  ]);
});

test('an address that names another host stays on this one', async () => {
  const url = await withApp(
    echo,
    (origin) =>
      new Promise<string>((resolve, reject) => {
        const sent = request(origin, { path: '//elsewhere.example/x' }, (response) => {
          response.setEncoding('utf8').on('data', (text: string) => resolve(text));
        });
        sent.on('error', reject).end();
      }),
  );
  expect(url).toMatch(/"url":"http:\/\/127\.0\.0\.1:\d+\/\/elsewhere\.example\/x"/);
});

test('an app that throws closes the connection and goes on', async () => {
  let calls = 0;
  const app: App = {
    fetch: () => {
      calls += 1;
      if (calls === 1) throw new Error('first');
      return new Response('second');
    },
  };
  await withApp(app, async (origin) => {
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
    await expect(fetch(origin).then((response) => response.text())).resolves.toBe('second');
  });
});

test('says when the port is taken', async () => {
  const served = await serveApp(() => echo);
  await expect(serveApp(() => echo, Number(new URL(served.origin).port))).rejects.toThrow(/EADDRINUSE/);
  await served.close();
});
