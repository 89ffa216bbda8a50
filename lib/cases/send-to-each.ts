import type { Person } from '../domain/policy/approvals-schema';
import type { Mail } from '../views/mails/mail';
import { sendClaimedMail, type ClaimedMailing } from '../aws/mail/send-claimed-mail';
import type { MailName } from '../aws/storage/tables/mail-claims';

interface Letter {
  readonly person: Person;
}

/** Sends each letter, one after the other, and returns those whose mail went out now or before. */
export async function sendToEach<L extends Letter>(
  mailing: ClaimedMailing,
  letters: readonly L[],
  { render, ...name }: Omit<MailName, 'email'> & { readonly render: (letter: L) => Mail },
): Promise<readonly L[]> {
  const reached: L[] = [];
  for (const letter of letters) {
    const { email } = letter.person;
    if (await sendClaimedMail(mailing, { ...name, email }, () => render(letter))) reached.push(letter);
  }
  return reached;
}
