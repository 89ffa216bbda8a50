import type { MailContent, MailSection } from './mail-content';

/** The text part of a mail. */
export const mailText = ({ lead, link, sections, closing, foot }: MailContent): string =>
  [
    lead,
    '',
    ...(link === undefined ? [] : [`${link.words}: ${link.url}`, '']),
    ...sections.flatMap(sectionLines),
    ...closing.flatMap((line) => [line, '']),
    // The mark of a signature: mail programs show what follows in a quieter way. Source: RFC 3676, section 4.3.
    '-- ',
    ...foot,
    '',
  ].join('\n');

const sectionLines = ({ heading, accounts, more }: MailSection): readonly string[] => [
  heading,
  '-'.repeat(heading.length),
  '',
  ...accounts.flatMap(({ name, id, items }) => [
    `${name} (${id})`,
    ...items.flatMap(({ label, title, lines }) => [`- ${label}: ${title}`, ...lines.map((line) => `  ${line}`)]),
    '',
  ]),
  ...(more === '' ? [] : [more, '']),
];
