import type { Mutant } from './mutant';

/** Guards between a person's answer and the case table. */
export const decisionMutants: readonly Mutant[] = [
  {
    guard: 'decision write unconditional',
    edits: [
      {
        file: 'lib/aws/storage/tables/case-table.ts',
        find: "{ expression: '#revision = :revision', values: { ':revision': before.revision } }",
        replace: "{ expression: 'attribute_exists(#pk)' }",
      },
    ],
  },
  {
    guard: 'decision never expires',
    edits: [
      {
        file: 'lib/domain/cases/decide.ts',
        find: "  if (record.state === 'pending' && !isAfter(record.expiresAt, now)) return 'expired';\n",
        replace: "  if (record.state === 'queued' && !isAfter(record.expiresAt, now)) return 'expired';\n",
      },
    ],
  },
  {
    guard: 'same person approves twice (four eyes)',
    edits: [
      {
        file: 'lib/domain/cases/decide.ts',
        find: 'const isNew = !before.some((approval) => approval.by === by);',
        replace: 'const isNew = before.length >= 0;',
      },
    ],
  },
  {
    guard: 'lost write response taken as failure',
    edits: [
      {
        file: 'lib/aws/storage/tables/case-table.ts',
        find: 'return current && descendsFrom(current, after) ? { applied: true, current } : { applied: false, current };',
        replace: `return current && descendsFrom(current, after) && current.revision < 0
      ? { applied: true, current }
      : { applied: false, current };`,
      },
    ],
  },
];
