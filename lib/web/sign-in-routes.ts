import type { Hono } from 'hono';
import { renderSignIn } from '../views/pages/sign-in-page';
import { say } from './answers';
import type { Ports, SignIn } from './ports';
import { isSameOrigin } from './same-origin';
import type { Env } from './session';

/** Adds the routes on which a visitor picks a person; for hosts without a sign-in of their own. */
export function addSignInRoutes(app: Hono<Env>, ports: Ports, signIn: SignIn): void {
  app.get('/session', async (context) => {
    const { approvers } = await ports.approvals();
    return context.html(renderSignIn({ people: signIn.people, approvers, next: '/' }));
  });

  app.post('/session', async (context) => {
    if (!isSameOrigin(context.req.raw.headers, ports.origin))
      return say(context, 403, { title: 'Refused', lines: ['The request did not come from this page.'] });
    const form = new URLSearchParams(await context.req.text());
    const person = signIn.people.find(({ email }) => email === form.get('email'));
    if (person === undefined)
      return say(context, 422, { title: 'Who are you?', lines: ['Choose one of the people of this page.'] });
    context.header('Set-Cookie', await signIn.cookieFor(person.email));
    return context.redirect(localPath(form.get('next') ?? '/'), 303);
  });
}

/** Allows only a path of this page: `//elsewhere.example` and `/\elsewhere.example` lead to other hosts. */
const localPath = (next: string): string => (/^\/(?![/\\])[\w\-./]*$/.test(next) ? next : '/');
