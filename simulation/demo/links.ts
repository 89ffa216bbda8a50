/** The entries that the demo adds to the navigation of the approval page. */
export const demoLinks = [
  { href: '/inbox', text: 'Inbox' },
  { href: '/clock', text: 'Clock' },
  { href: '/report', text: 'Report' },
] as const;
