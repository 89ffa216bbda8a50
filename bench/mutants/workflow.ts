import type { Mutant } from './mutant';

/** Guards between a decision and the action. */
export const workflowMutants: readonly Mutant[] = [
  {
    guard: 'workflow trusts the token',
    edits: [
      {
        file: 'lib/domain/cases/redeem.ts',
        find: ': goOnWaiting(record, redemption);',
        replace: `: take(
            { ...record, decision: 'approve', decidedAt: redemption.now },
            { kind: 'act', detail: 'approve' },
            redemption,
          );`,
      },
    ],
  },
  {
    guard: 'redeem not conditional: taken over from one that is at it',
    edits: [
      {
        file: 'lib/domain/cases/redeem.ts',
        find: "if (redemption.ownerRuns !== false) return { kind: 'closed' };",
        replace: "if (redemption.ownerRuns === undefined) return { kind: 'closed' };",
      },
    ],
  },
  {
    guard: 'approval TTL ignored',
    edits: [
      {
        file: 'lib/domain/cases/void.ts',
        find: 'decidedAt === undefined || !isAfter(addDays(decidedAt, decisionHoldsDays), now);',
        replace: 'decidedAt === undefined || !isAfter(addDays(decidedAt, decisionHoldsDays * 100), now);',
      },
    ],
  },
  {
    guard: 'no fingerprint or id comparison before delete',
    edits: [
      {
        file: 'lib/domain/cases/check-before-delete.ts',
        find: "if (!asShown || missing.some(({ id }) => !record.deleting?.includes(id))) return { kind: 'stale', detail: 'changed' };",
        replace: "if (!asShown && missing.length > 100) return { kind: 'stale', detail: 'changed' };",
      },
    ],
  },
  {
    guard: 'a use that the case did not show, and that came before the approval, ignored',
    edits: [
      {
        file: 'lib/domain/cases/check-before-delete.ts',
        find: `    shown === undefined ||
    isAfter(lastUsedAt, shown) ||
`,
        replace: `    (shown !== undefined && shown === '') ||
`,
      },
    ],
  },
  {
    guard: 'use after approval ignored',
    edits: [
      {
        file: 'lib/domain/cases/check-before-delete.ts',
        find: 'const used = record.rule ===',
        replace: "const used = record.decision === 'reject' && record.rule ===",
      },
    ],
  },
  {
    guard: 'the time to decide runs although nobody was asked',
    edits: [
      {
        file: 'lib/domain/cases/overdue.ts',
        find: 'timeRuns(record) && !isAfter',
        replace: '!isAfter',
      },
    ],
  },
  {
    guard: 'what is still there stays closed until the next run',
    edits: [
      {
        file: 'lib/domain/cases/verify.ts',
        find: 'if (again === undefined) return',
        replace: "if (again === undefined || record.state === 'acting') return",
      },
    ],
  },
  {
    guard: 'done is believed, not verified',
    edits: [
      {
        file: 'lib/domain/cases/verify.ts',
        find: 'if (isResolved(judgement)) return',
        replace: "if (isResolved(judgement) || record.decision === 'done') return",
      },
    ],
  },
];
