import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectAsCaller } from '../../lib/invocation/caller';

const variables = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
const before = variables.map((name) => [name, process.env[name]] as const);
const servers: Server[] = [];
afterEach(async () => {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** Answers every request so, at the address of AWS_ENDPOINT_URL. */
async function answering(status: number, body: string): Promise<void> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
  });
}

const nothing = (status: number): string => `was answered with HTTP status ${status} and nothing that AWS would say`;

test.each([
  [404, '<html>not here</html>', nothing(404)],
  [407, 'sign in at the proxy', nothing(407)],
  [403, '<html>blocked</html>', nothing(403)],
  [200, '{}', nothing(200)],
  [200, '<html>hello</html>', 'was answered without Account'],
  [200, '', 'was answered without Account'],
])('where HTTP %i with the body "%s" is all that comes, it is not AWS that answers', async (status, body, how) => {
  await answering(status, body);
  await expect(connectAsCaller()).rejects.toMatchObject({
    name: 'CallerError',
    trouble: 'no-identity',
    message: `AWS did not say whose the credentials are: sts:GetCallerIdentity ${how}. Look at AWS_ENDPOINT_URL and at proxies on the way, then run the same command.`,
  });
});
