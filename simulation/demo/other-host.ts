/**
 * Refuses a foreign Host header: a foreign name that resolves to this machine would give its owner's pages this origin.
 * Redirects `localhost`. Undefined for the right host.
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
