import type { AccountId } from '../../domain/account';
import { unknown, type Unknown } from '../../domain/fact';
import type { Policy } from '../../domain/policy/schema';
import type { Clients } from '../sdk/clients';
import type { Deadline } from '../sdk/deadline';
import { readFact } from '../sdk/read-fact';
import { readOwnRoot } from './read-own-root';
import { roleSession } from './role-session';
import { unknownRoot, type RootFacts } from './root-facts';

interface Member {
  readonly account: AccountId;
  readonly role: string;
  /** Why no root session could be had. */
  readonly unread: Unknown;
}

/** The root user of a member, read with a role in it. It tells less than a root session: see `readOwnRoot`. */
export async function readRootByRole(
  { clients, policy, deadline }: { readonly clients: Clients; readonly policy: Policy; readonly deadline: Deadline },
  { account, role, unread }: Member,
): Promise<RootFacts> {
  const session = await readFact(`sts:AssumeRole (${role})`, () => roleSession(clients, account, role));
  if (session.known)
    return { ...(await readOwnRoot(session.value, policy, deadline)), readBy: 'role', noSession: unread };
  // Both ways are told: mending either is enough.
  return unknownRoot(unknown(session.cause, `${unread.detail} ${session.detail}`, session.policy ?? unread.policy));
}
