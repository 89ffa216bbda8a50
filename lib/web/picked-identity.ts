import { randomUUID } from 'node:crypto';
import { parseSigned, serializeSigned } from 'hono/utils/cookie';
import type { Person } from '../domain/policy/approvals-schema';
import type { Ports } from './ports';

const cookieName = 'rootward-person';

/**
 * An identity without proof: a visitor picks one of `people`, and a signed cookie keeps the choice until the browser
 * closes. Only for a simulated organization on the own machine; a real one needs a sign-in before the page.
 */
export function pickedIdentity(
  people: readonly Person[],
  signingKey: string,
): Required<Pick<Ports, 'identify' | 'signIn'>> {
  const isKnown = (email: string): boolean => people.some((person) => person.email === email);
  return {
    identify: async (request) => {
      const cookies = await parseSigned(request.headers.get('cookie') ?? '', signingKey, cookieName);
      const [session, email] = split(cookies[cookieName] || '');
      return session !== '' && isKnown(email) ? { email, session } : undefined;
    },
    signIn: {
      people,
      cookieFor: (email) =>
        serializeSigned(cookieName, `${randomUUID()} ${email}`, signingKey, {
          path: '/',
          httpOnly: true,
          sameSite: 'Strict',
        }),
    },
  };
}

function split(value: string): readonly [string, string] {
  const space = value.indexOf(' ');
  return space < 0 ? ['', ''] : [value.slice(0, space), value.slice(space + 1)];
}
