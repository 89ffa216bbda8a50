import type { Mutant } from './mutant';

/** Guards of runs: what they read, leave alone, ask about and mail. */
export const runMutants: readonly Mutant[] = [
  {
    guard: 'task token in mail',
    edits: [
      {
        file: 'lib/aws/mail/send-claimed-mail.ts',
        find: "import { sendMail, type OutgoingMail } from './send-mail';",
        replace:
          "import { sendMail, type OutgoingMail } from './send-mail';\nimport { WaitItems } from '../storage/tables/wait-items';",
      },
      {
        file: 'lib/aws/mail/send-claimed-mail.ts',
        find: 'const sending = await sendMail(clients, { from, to: name.email, ...render() });',
        replace: `const mail = render();
  const tokens = (await new WaitItems(clients, tableName).all()).map(({ token }) => token);
  const text = [mail.text, ...tokens].join(' ');
  const sending = await sendMail(clients, { from, to: name.email, ...mail, text });`,
      },
    ],
  },
  {
    guard: 'no dedupe of findings',
    edits: [
      {
        file: 'lib/domain/cases/turn.ts',
        find: "    case 'pending':\n      return 'refresh';",
        replace: "    case 'pending':\n      return 'open';",
      },
    ],
  },
  {
    guard: 'scan errors swallowed',
    edits: [
      {
        file: 'lib/aws/sdk/read-fact.ts',
        find: '    return translateError(error, asked);',
        replace: `    if (asked.includes('ListAccessKeys')) return known([] as unknown as T);
    return translateError(error, asked);`,
      },
    ],
  },
  {
    guard: 'exclusions ignored',
    edits: [
      {
        file: 'lib/domain/policy/exclusion.ts',
        find: 'for (const exclusion of policy.exclusions) {',
        replace: 'for (const exclusion of policy.exclusions.slice(0, 0)) {',
      },
    ],
  },
];
