/** Rootward's mark, a shield with a root, as SVG in the two given CSS colours. */
export const mark = (shield: string, root: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" aria-hidden="true"><path fill="${shield}" d="M16 2 4 6.5V16c0 7 5 12 12 14 7-2 12-7 12-14V6.5z"/><path fill="none" stroke="${root}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" d="M16 8v9m0 0-5 5m5-5 5 5m-5-5v7"/></svg>`;
