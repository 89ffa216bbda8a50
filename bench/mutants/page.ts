import type { Mutant } from './mutant';

const approver: Mutant['edits'] = [
  {
    file: 'lib/web/decide-route.ts',
    find: '  if (!mayDecide)\n    return say(',
    replace: '  if (!visitor)\n    return say(',
  },
  {
    file: 'lib/domain/cases/decide.ts',
    find: 'const by = approverOf(request.by, policy);',
    replace: 'const by: string | undefined = approverOf(request.by, policy) ?? request.by;',
  },
];

/** Guards of the approval page. */
export const pageMutants: readonly Mutant[] = [
  {
    guard: 'GET acts',
    edits: [
      {
        file: 'lib/web/app.ts',
        find: 'return record === undefined ? notFound(context) : showCase(context, ports, record);',
        replace: `if (name !== undefined && record !== undefined)
      await ports.decide({
        ...name,
        fingerprint: record.fingerprint,
        decision: 'approve',
        by: context.get('session').visitor.email,
        reason: 'followed the link',
      });
    return record === undefined ? notFound(context) : showCase(context, ports, record);`,
      },
    ],
  },
  {
    guard: 'digits not required',
    edits: [
      {
        file: 'lib/web/decision-fields.ts',
        find: 'if (digits !== record.account.slice(-4))',
        replace: "if (digits === 'never' && account !== '')",
      },
    ],
  },
  {
    guard: 'approver and form not checked',
    edits: [
      ...approver,
      {
        file: 'lib/web/decide-route.ts',
        find: 'if (!isFormToken(fields.token, ports.signingKey, visitor, name))',
        replace: "if (!isFormToken(fields.token, ports.signingKey, visitor, name) && fields.token === '')",
      },
    ],
  },
];
