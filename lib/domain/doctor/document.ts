import type { Topic } from './check';

const introduction = `# What doctor checks

Written from \`lib/domain/doctor\` by \`lib/domain/doctor/document.ts\`; a test says when this page is behind.

\`\`\`sh
npx rootward doctor --policy rootward.yaml --mail-from "Rootward <rootward@example.com>"
\`\`\`

Run it with credentials of the management account. It reads, and changes nothing; the commands that it prints are yours to
run. Each check is one of

- \`problem\`: a deployment or an audit will not work;
- \`unknown\`: it could not be read, or cannot be judged from outside; that is never \`ok\`;
- \`surprise\`: it works, and its owner should know;
- \`ok\`.

With \`--json\` it prints one object: \`schemaVersion\` (1), \`organization\`, \`managementAccount\`, \`caller\`, \`region\`,
\`checks\`, \`notLookedAt\` and \`totals\` by state. A check has \`id\`, \`group\`, \`title\`, \`state\`, \`reason\` (a stable word),
\`found\`, \`why\`, \`mend\` (commands), and where they apply \`subject\` (what it is about) and \`texts\` (\`label\`, \`text\`). Ids are
those of this page; one that finds something about several subjects has a check for each.

The exit code is 0 when it could look, whatever it found. With \`--fail-on problems\` it is 1 when a check is \`problem\` or
\`unknown\`. It is 2 for wrong usage and 3 when there are no credentials, or no organization to look at.

Service control policies are evaluated as the simulated AWS evaluates them, statement by statement, for every active member
account. A condition on something that cannot be told from outside (an address, a tag, a user id) makes the answer
\`unknown\`, not \`ok\`. It was run against the simulated AWS, and never against AWS itself.
`;

const section = ({ id, group, title, looks, why, mending, source }: Topic): string =>
  [
    `## ${id}\n`,
    `**${title}** (${group}).\n`,
    `Looks at: ${looks}\n`,
    `Why: ${why}\n`,
    `Mend: ${mending} Source: <${source}>\n`,
  ].join('\n');

/** The text of docs/doctor.md. */
export const doctorDocument = (topics: readonly Topic[]): string => [introduction, ...topics.map(section)].join('\n');
