/**
 * The Content-Security-Policy of an answer of the demo. Two pages show documents with styles of their own: the mail
 * page, in a frame without scripts, and the report, which has no scripts either.
 */
export function contentPolicyOf(request: Request, policy: string): string {
  const { pathname } = new URL(request.url);
  if (/^\/inbox\/\d+$/.test(pathname)) return `${policy}; style-src-attr 'unsafe-inline'`;
  if (pathname === '/report')
    return "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
  return policy;
}
