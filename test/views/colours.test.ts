import { colourRules, darkColours, lightColours, type Colours } from '../../lib/views/colours';

/** Relative luminance. Source: WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['ground', 'card'] as const;
const words = ['ink', 'soft', 'accent', 'critical', 'high', 'medium', 'low', 'good'] as const;

const pairs: readonly (readonly [keyof Colours, keyof Colours, number])[] = [
  ...grounds.flatMap((ground) => words.map((word) => [word, ground, 4.5] as const)),
  ...grounds.map((ground) => ['edge', ground, 3] as const),
  ['on-accent', 'accent', 4.5],
  ['ink', 'warm-ground', 4.5],
  ['critical', 'warm-ground', 4.5],
];

test.each([
  ['light', lightColours],
  ['dark', darkColours],
] as const)('words and controls stand out enough in the %s scheme (WCAG AA)', (_scheme, colours) => {
  const tooFaint = pairs
    .map(([front, back, wanted]) => ({ front, back, wanted, found: contrast(colours[front], colours[back]) }))
    .filter(({ found, wanted }) => found < wanted);
  expect(tooFaint).toEqual([]);
});

test('black on white is 21 to 1: the measure is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

test('dark colours are for screens only, because paper is white', () => {
  expect(colourRules().split('@media screen')[0]).not.toContain('dark');
  expect(colourRules().match(/@media[^{]*/g)).toEqual([
    '@media screen',
    '@media screen and (prefers-color-scheme:dark)',
  ]);
});
