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
        find: "  if (record.state === 'pending' && isOverdue(record, now)) return 'expired';\n",
        replace: "  if (record.state === 'queued' && isOverdue(record, now)) return 'expired';\n",
      },
    ],
  },
  {
    guard: 'same person approves twice (four eyes)',
    edits: [
      {
        file: 'lib/domain/cases/decide.ts',
        find: 'const isNew = !before.some((approval) => approval.by === by && approval.until === agreement.until);',
        replace: 'const isNew = before.length >= 0;',
      },
      {
        file: 'lib/domain/cases/decide.ts',
        find: 'isNew ? [...before.filter((approval) => approval.by !== by), agreement] : before;',
        replace: 'isNew ? [...before, agreement] : before;',
      },
    ],
  },
  {
    guard: 'an acceptance whose last day is over still counts',
    edits: [
      {
        file: 'lib/domain/cases/acceptance.ts',
        find: 'until === undefined || utcDay(now) <= until;',
        replace: "until === undefined || utcDay(now) !== '';",
      },
    ],
  },
  {
    guard: 'one person alone accepts a risk',
    edits: [
      {
        file: 'lib/domain/cases/decide.ts',
        find: 'const enough = approvals.length >= policy.approvals.required;',
        replace: "const enough = decision === 'accept' || approvals.length >= policy.approvals.required;",
      },
    ],
  },
  {
    guard: 'the deletion of a key in use approved without the word',
    edits: [
      {
        file: 'lib/domain/cases/decide.ts',
        find: "if (request.decision === 'approve' && mustCoverUse(record) && request.evenIfUsed !== true) return 'not-possible';",
        replace: '',
      },
      {
        file: 'lib/web/decision-fields.ts',
        find: "mustCoverUse(record) && fields.evenIfUsed !== 'yes')",
        replace: "mustCoverUse(record) && fields.evenIfUsed === 'never')",
      },
      {
        file: 'lib/domain/cases/covers-use.ts',
        find: 'approvals.every(({ evenIfUsed }) => evenIfUsed === true)',
        replace: 'approvals.every(({ evenIfUsed }) => evenIfUsed !== false)',
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
