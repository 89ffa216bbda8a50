/**
 * True when the browser says that one of our pages sent the request. Under `Referrer-Policy: no-referrer` a form's
 * origin is `null`; then Sec-Fetch-Site, which no script can set, must be `same-origin`.
 * Source: Fetch standard, "append a request Origin header"; Fetch Metadata Request Headers.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  const from = headers.get('origin');
  if (site !== null && site !== 'same-origin') return false;
  return from === origin || (from === 'null' && site === 'same-origin');
}
