import type { Rule } from './rule';

const introduction = `# Rules

Written from \`lib/domain/rules\` by \`lib/domain/rules/document.ts\`; a test says when this page is behind.

Every rule gives one verdict on one account: \`compliant\`, \`violation\`, \`not-applicable\` or \`unknown\`.
A fact that could not be read gives \`unknown\` with the reason \`unreadable\` and the cause in its evidence; nothing is
fixed or asked on an unknown fact. What the policy switches off is \`not-applicable\`, also where it could not be read.
Excluded rules are read and reported with the action \`excluded\`, never fixed or asked about.
`;

const section = ({ id, severity, title, why, reasons, action, source }: Rule): string =>
  [
    `## ${id}\n`,
    `**${title}.** Severity ${severity}.\n`,
    `${why}\n`,
    ...Object.entries(reasons).map(([reason, meaning]) => `- \`${reason}\`: ${meaning}`),
    `\n${action} Source: <${source}>\n`,
  ].join('\n');

/** The text of docs/rules.md. */
export const rulesDocument = (rules: readonly Rule[]): string => [introduction, ...rules.map(section)].join('\n');
