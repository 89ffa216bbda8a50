import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { approverOf } from '../domain/cases/approvers';
import type { Policy } from '../domain/policy/schema';
import type { Frame } from '../views/pages/layout';
import { renderMessage } from '../views/pages/message-page';
import { renderSignIn } from '../views/pages/sign-in-page';
import type { Ports, Visitor } from './ports';

/** Section `approvals` of the deployed policy. */
export type Approvals = Policy['approvals'];

/** What the routes know about the sender of the request. */
export interface Session {
  readonly visitor: Visitor;
  readonly approvals: Approvals;
  readonly mayDecide: boolean;
  readonly frame: Frame;
}

export interface Env {
  Variables: { session: Session };
}

/** Refuses requests of unknown senders. A person who is not an approver may look at everything but decide nothing. */
export const requireVisitor = (ports: Ports) =>
  createMiddleware<Env>(async (context, next) => {
    const visitor = await ports.identify(context.req.raw);
    if (visitor === undefined) return unidentified(context, ports);
    const approvals = await ports.approvals();
    context.set('session', { visitor, approvals, ...standing(visitor, approvals, ports) });
    return next();
  });

function standing(
  visitor: Visitor,
  approvals: Approvals,
  { signIn, links }: Ports,
): Omit<Session, 'visitor' | 'approvals'> {
  const person = [...approvals.approvers, ...(signIn?.people ?? [])].find(({ email }) => email === visitor.email);
  const mayDecide = approverOf(visitor.email, { approvals }) !== undefined;
  return {
    mayDecide,
    frame: {
      visitor: { name: person?.name ?? visitor.email, mayDecide },
      canSwitch: signIn !== undefined,
      links: links ?? [],
    },
  };
}

async function unidentified(context: Context, { signIn, approvals }: Ports): Promise<Response> {
  if (signIn === undefined)
    return context.html(
      renderMessage(
        { title: 'Sign in first', lines: ['Rootward does not know who you are. Nothing was changed.'] },
        {},
      ),
      401,
    );
  const { approvers } = await approvals();
  const next = context.req.method === 'GET' ? context.req.path : '/';
  return context.html(renderSignIn({ people: signIn.people, approvers, next }), 401);
}
