import type { DecisionOutcome } from '../cases/decide-case';
import type { Context } from 'hono';
import type { CaseRecord } from '../domain/cases/case';
import { casePath } from '../views/pages/case-path';
import { notFound, say } from './answers';
import { parseCaseName } from './case-name';
import { decisionOf, mistakesOf, parseFields, type DecisionFields } from './decision-fields';
import { isFormToken } from './form-token';
import type { CaseName, Ports } from './ports';
import { pastHelp, refuse } from './refuse';
import { isSameOrigin } from './same-origin';
import type { Env } from './session';
import { showCase } from './show-case';

/** Handles the only request that changes a case. It checks everything before it passes the decision on. */
export async function decideRoute(context: Context<Env>, ports: Ports): Promise<Response> {
  const { visitor, mayDecide, frame } = context.get('session');
  const name = parseCaseName(context.req.param());
  if (!isSameOrigin(context.req.raw.headers, ports.origin))
    return say(context, 403, { title: 'Refused', lines: ['The request did not come from this page.'] }, frame);
  if (!isForm(context))
    return say(context, 415, { title: 'Refused', lines: ['A decision is sent by the form of its case.'] }, frame);
  if (name === undefined) return notFound(context);
  const back = { href: casePath(name), text: 'Back to the case' };
  const fields = parseFields(await context.req.text());
  if (!mayDecide)
    return say(
      context,
      403,
      { title: 'You may not decide', lines: ['Only an approver of the deployed policy may decide.'], next: back },
      frame,
    );
  if (!isFormToken(fields.token, ports.signingKey, visitor, name))
    return say(
      context,
      403,
      {
        title: 'This form is not yours',
        lines: ['It belongs to another session or another case. Nothing was decided; open the case and try again.'],
        next: back,
      },
      frame,
    );
  const record = await ports.caseOf(name.account, name.rule, name.generation);
  return record === undefined ? notFound(context) : decideOn(context, ports, record, fields);
}

const isForm = (context: Context): boolean =>
  /^application\/x-www-form-urlencoded(\s*;|$)/i.test(context.req.header('content-type') ?? '');

async function decideOn(
  context: Context<Env>,
  ports: Ports,
  record: CaseRecord,
  fields: DecisionFields,
): Promise<Response> {
  if (fields.generation !== String(record.generation)) return refuse(context, 'changed', record);
  const mistakes = mistakesOf(fields, record, ports.now());
  const decision = decisionOf(fields);
  if (mistakes.length > 0 || decision === undefined) {
    const refusal = pastHelp(record, fields, ports.now());
    if (refusal !== undefined) return refuse(context, refusal, record);
    const { until, reason } = fields;
    return showCase(context, ports, record, {
      mistakes,
      typed: { decision: fields.decision, until, reason },
      status: 422,
    });
  }
  const result = await ports.decide({
    ...nameOf(record),
    fingerprint: fields.fingerprint,
    decision,
    by: context.get('session').visitor.email,
    reason: fields.reason,
    ...(decision === 'accept' ? { until: fields.until } : {}),
    ...(decision === 'approve' && fields.evenIfUsed === 'yes' ? { evenIfUsed: true } : {}),
  });
  return tell(context, result);
}

const nameOf = ({ account, rule, generation }: CaseRecord): CaseName => ({ account, rule, generation });

function tell(context: Context<Env>, result: DecisionOutcome): Response {
  switch (result.kind) {
    case 'decided':
      return context.redirect(casePath(result.record), 303);
    case 'refused':
      return refuse(context, result.refusal, result.record);
    case 'invalid':
      return say(
        context,
        422,
        { title: 'Your decision did not count', lines: [result.message] },
        context.get('session').frame,
      );
    default:
      return notFound(context);
  }
}
