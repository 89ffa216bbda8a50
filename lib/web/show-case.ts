import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CaseRecord } from '../domain/cases/case';
import { caseRules } from '../domain/cases/case-rules';
import { isClosed } from '../domain/cases/closed';
import { renderCase } from '../views/pages/case-page';
import type { Mistake, Typed } from '../views/pages/decision-form';
import { formToken } from './form-token';
import type { Ports } from './ports';
import type { Env } from './session';

/** The current cases of the account about other rules, most severe rule first. */
async function otherCases(ports: Ports, { account, rule }: CaseRecord): Promise<readonly CaseRecord[]> {
  const rules = caseRules.filter((other) => other !== rule);
  const found = await Promise.all(rules.map((other) => ports.caseOf(account, other)));
  return found.filter((record) => record !== undefined);
}

interface Shown {
  readonly mistakes: readonly Mistake[];
  readonly typed: Typed;
  readonly status: ContentfulStatusCode;
}

/** Answers with the page of a case, by default without mistakes of a sent form. */
export async function showCase(
  context: Context<Env>,
  ports: Ports,
  record: CaseRecord,
  { mistakes, typed, status }: Shown = { mistakes: [], typed: {}, status: 200 },
): Promise<Response> {
  const { visitor, approvals, mayDecide, frame } = context.get('session');
  const { account, rule, generation } = record;
  const hasNext = isClosed(record) && (await ports.caseOf(account, rule, generation + 1)) !== undefined;
  const [others, mode] = await Promise.all([otherCases(ports, record), ports.mode()]);
  const page = renderCase(
    {
      record,
      looking: { email: visitor.email, mayDecide, now: ports.now() },
      terms: approvals,
      token: formToken(ports.signingKey, visitor, record),
      hasNext,
      others,
      ...mode,
      mistakes,
      typed,
    },
    frame,
  );
  return context.html(page, status);
}
