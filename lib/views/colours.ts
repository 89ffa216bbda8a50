/** The colours that all pages share, by name, as six hexadecimal digits, because a test computes their contrast. */
export type Colours = Readonly<Record<keyof typeof lightColours, string>>;

export const lightColours = {
  ground: '#f6f7f9',
  card: '#ffffff',
  ink: '#1a1d23',
  soft: '#59616e',
  line: '#dfe3e8',
  /** Borders of fields and other controls. Contrast of at least 3 to 1 against the background. */
  edge: '#7b8492',
  accent: '#2456c9',
  'on-accent': '#ffffff',
  critical: '#b3261e',
  high: '#b45309',
  medium: '#8a6d00',
  low: '#4b5563',
  good: '#15713a',
  'warm-ground': '#fdf1ee',
} as const;

export const darkColours: Colours = {
  ground: '#14171c',
  card: '#1d2128',
  ink: '#e9ecf1',
  soft: '#a3adba',
  line: '#343b46',
  edge: '#7d8795',
  accent: '#8fb2ff',
  'on-accent': '#10151f',
  critical: '#ff8a80',
  high: '#ffb26b',
  medium: '#e6cf6b',
  low: '#b6c0cc',
  good: '#5fd38d',
  'warm-ground': '#2a1e1e',
};

const declarations = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

/** CSS that defines the colours as custom properties, light or dark as the reader's system asks; on paper light. */
export const colourRules = (
  light: Readonly<Record<string, string>> = {},
  dark: Readonly<Record<string, string>> = {},
): string => `:root{${declarations({ ...lightColours, ...light })}}
@media screen{:root{color-scheme:light dark}}
@media screen and (prefers-color-scheme:dark){:root{${declarations({ ...darkColours, ...dark })}}}`;
