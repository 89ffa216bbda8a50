/**
 * The answer to a request with another Host header; undefined for the right one. A foreign host name that resolves to
 * this
 * machine would otherwise share the page's origin with its owner. `localhost` is redirected to the right address.
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
