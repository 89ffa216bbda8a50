/**
 * The answer to a request that names another host than the page's: a name of somebody else's that leads to this machine
 * would make his pages ours. `localhost` is led to the right address.
 */
export function otherHost(request: Request, origin: string): Response | undefined {
  const { host, port } = new URL(origin);
  const asked = request.headers.get('host');
  if (asked === host) return undefined;
  if (asked === `localhost:${port}` && (request.method === 'GET' || request.method === 'HEAD')) {
    const { pathname, search } = new URL(request.url);
    return new Response(null, { status: 307, headers: { location: `${origin}${pathname}${search}` } });
  }
  return new Response('This address is served for its own host only.\n', { status: 421 });
}
