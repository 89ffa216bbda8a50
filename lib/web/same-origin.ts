/**
 * True when a browser says that a page of ours sent the request. Under `Referrer-Policy: no-referrer` browsers send the
 * origin `null` with a form; Sec-Fetch-Site, which no script can set, then has to say it.
 * Source: Fetch standard, "append a request Origin header"; Fetch Metadata Request Headers.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  const from = headers.get('origin');
  if (site !== null && site !== 'same-origin') return false;
  return from === origin || (from === 'null' && site === 'same-origin');
}
