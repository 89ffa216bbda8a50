/**
 * The Content-Security-Policy of an answer of the demo. Two pages show what was not made as a page and brings a style of its
 * own: the mails, in a frame that runs nothing, and the report, alone and apart from everything else of this origin.
 */
export function contentPolicyOf(request: Request, policy: string): string {
  const { pathname } = new URL(request.url);
  if (/^\/inbox\/\d+$/.test(pathname)) return `${policy}; style-src-attr 'unsafe-inline'`;
  if (pathname === '/report')
    return "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'; sandbox allow-scripts";
  return policy;
}
