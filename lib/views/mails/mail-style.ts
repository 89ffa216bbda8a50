import { html, raw } from 'hono/html';
import { darkColours, lightColours, type Colours } from '../colours';
import type { Markup } from '../markup';

type Colour = keyof Colours;

interface Style {
  readonly css: string;
  readonly ink?: Colour;
  readonly ground?: Colour;
  readonly line?: Colour;
}

/** Pixels, because some mail programs know no other unit. */
const styles = {
  body: {
    css: "margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif",
    ink: 'ink',
    ground: 'card',
  },
  main: { css: 'display:block;max-width:640px;margin:0 auto;overflow-wrap:anywhere' },
  lead: { css: 'font-size:20px;line-height:1.35;margin:0 0 16px' },
  link: { css: 'margin:0 0 24px' },
  button: {
    css: 'display:inline-block;padding:10px 18px;border-radius:6px;font-weight:600;text-decoration:none',
    ink: 'on-accent',
    ground: 'accent',
  },
  heading: {
    css: 'font-size:17px;line-height:1.35;margin:28px 0 0;padding-top:12px;border-top:1px solid',
    line: 'line',
  },
  account: { css: 'font-size:16px;line-height:1.4;margin:18px 0 4px' },
  id: { css: 'font-weight:normal', ink: 'soft' },
  items: { css: 'margin:0;padding-left:20px' },
  item: { css: 'margin:0 0 10px' },
  closing: { css: 'margin:16px 0 0' },
  foot: { css: 'margin-top:28px;padding-top:12px;border-top:1px solid;font-size:14px', ink: 'soft', line: 'line' },
  footLine: { css: 'margin:0 0 4px' },
  critical: { css: '', ink: 'critical' },
  high: { css: '', ink: 'high' },
  medium: { css: '', ink: 'medium' },
  low: { css: '', ink: 'low' },
  good: { css: '', ink: 'good' },
  soft: { css: '', ink: 'soft' },
} as const satisfies Readonly<Record<string, Style>>;

const coloursOf = ({ ink, ground, line }: Style, colours: Colours): string =>
  [
    ink === undefined ? '' : `color:${colours[ink]}`,
    ground === undefined ? '' : `background:${colours[ground]}`,
    line === undefined ? '' : `border-color:${colours[line]}`,
  ]
    .filter((declaration) => declaration !== '')
    .join(';');

const declarationsOf = (style: Style): string =>
  [style.css, coloursOf(style, lightColours)].filter((part) => part !== '').join(';');

/** The attributes of an element: its style in light colours, and the class that the sheet gives dark ones. */
export const styled = (name: keyof typeof styles): Markup =>
  html`class="${name}" style="${declarationsOf(styles[name])}"`;

const dark = Object.entries(styles as Readonly<Record<string, Style>>)
  .flatMap(([name, style]) => {
    const colours = coloursOf(style, darkColours);
    return colours === '' ? [] : `.${name}{${colours.replaceAll(/(;|$)/g, '!important$1')}}`;
  })
  .join('');

/** The sheet, for programs that keep it and show mails dark. */
export const mailSheet = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${dark}}`;

/** The element with the sheet. */
export const styleSheet: Markup = raw(`<style>${mailSheet}</style>`);
