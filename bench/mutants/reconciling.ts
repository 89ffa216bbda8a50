import type { Mutant } from './mutant';

const answered = 'const answered = waits.filter((wait) => !isWaiting(current.get(caseKey(wait)), wait));';

/** Guards that repeat what was lost. */
export const reconcilingMutants: readonly Mutant[] = [
  {
    guard: 'no sweeper',
    edits: [
      {
        file: 'lib/cases/sweep-cases.ts',
        find: 'sweepSteps({ waits, records, executions }), atOnce',
        replace: 'sweepSteps({ waits, records, executions }).slice(0, 0), atOnce',
      },
    ],
  },
  {
    guard: 'resume failure not re-sent',
    edits: [
      {
        file: 'lib/domain/cases/sweep.ts',
        find: answered,
        replace:
          'const answered = waits.filter((wait) => isOver(wait) && !isWaiting(current.get(caseKey(wait)), wait));',
      },
    ],
  },
  {
    guard: 'old execution not superseded',
    edits: [
      {
        file: 'lib/cases/follow-case-changes.ts',
        find: 'if (before !== undefined && needsExecution(before) && !asks(before))',
        replace: "if (before !== undefined && before.state === 'queued' && !asks(before))",
      },
      {
        file: 'lib/domain/cases/sweep.ts',
        find: answered,
        replace: `const answered = waits.filter(
    (wait) =>
      !isWaiting(current.get(caseKey(wait)), wait) && current.get(caseKey(wait))?.generation === wait.generation,
  );`,
      },
    ],
  },
  {
    guard: 'no reminders',
    edits: [
      {
        file: 'lib/domain/cases/due-mails.ts',
        find: 'return passed !== undefined && !toldSince(record, email, passed);',
        replace: "return passed !== undefined && !toldSince(record, email, passed) && email === '';",
      },
    ],
  },
  {
    guard: 'who was not reached counts as asked, because another was',
    edits: [
      {
        file: 'lib/domain/cases/due-mails.ts',
        find: "record.state === 'pending' && toldAt(record, 'asked', email).length === 0;",
        replace:
          "record.state === 'pending' && email !== '' && record.timeline.every(({ event }) => event !== 'asked');",
      },
    ],
  },
  {
    guard: 'mail not claimed',
    edits: [
      {
        file: 'lib/aws/mail/send-claimed-mail.ts',
        find: "if (state !== 'claimed') return state === 'sent';",
        replace: "if (state === 'elsewhere' && name.email === '') return false;",
      },
    ],
  },
];
