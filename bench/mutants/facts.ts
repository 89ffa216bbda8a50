import type { Mutant } from './mutant';

/** Guards on what is concluded from facts, and on facts that changed since they were read. */
export const factMutants: readonly Mutant[] = [
  {
    guard: 'account not looked at again before a fix',
    edits: [
      {
        file: 'lib/domain/runs/check-before-fix.ts',
        find: 'return wantedDigest(subject.account.id, type, wanted.contact) === digest',
        replace: "return wantedDigest(subject.account.id, type, wanted.contact) !== '' || digest === ''",
      },
    ],
  },
  {
    guard: 'older credential report taken for the present',
    edits: [
      {
        file: 'lib/aws/accounts/report-facts.ts',
        find: 'if (active.length < counted && !isNew)',
        replace: 'if (active.length < counted && counted > 2 && !isNew)',
      },
    ],
  },
  {
    guard: 'MFA covered by a password that nobody is asked about',
    edits: [
      {
        file: 'lib/domain/cases/covering.ts',
        find: 'return password !== undefined && needsExecution(password) && !answered.includes(mfa?.state);',
        replace:
          "return password !== undefined && (needsExecution(password) || password.state === 'accepted') && !answered.includes(mfa?.state);",
      },
    ],
  },
  {
    guard: 'deletion of a key of unknown use can be approved',
    edits: [
      {
        file: 'lib/domain/cases/possible-decisions.ts',
        find: "rule !== 'root-access-key' || OfKnownUse.safeParse(evidence['keys']).success;",
        replace: "rule !== 'root-access-key' || evidence['keys'] !== undefined;",
      },
    ],
  },
  {
    guard: 'fault of our own code told as an answer of AWS',
    edits: [
      {
        file: 'lib/aws/sdk/translate-error.ts',
        find: 'if (isOwnFault(error)) throw error;',
        replace: "if (isOwnFault(error) && asked === '') throw error;",
      },
    ],
  },
];
