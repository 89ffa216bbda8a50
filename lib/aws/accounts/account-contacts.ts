import { GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import * as z from 'zod';
import type { AccountId } from '../../domain/account';
import type { Contact, ContactType } from '../../domain/contact';
import type { Fact } from '../../domain/fact';
import type { CallRates } from '../sdk/call-rates';
import type { Clients } from '../sdk/clients';
import { readFact } from '../sdk/read-fact';
import { isAbsent } from '../sdk/translate-error';

const AlternateContact = z.object({
  Name: z.string(),
  Title: z.string(),
  EmailAddress: z.string(),
  PhoneNumber: z.string(),
});

/** Reads and writes the alternate contacts of accounts at a given pace. */
export interface AccountContacts {
  /** null: no contact of this type. */
  read(account: AccountId, type: ContactType): Promise<Fact<Contact | null>>;
  /** Creates or replaces. @throws the SDK's error */
  write(account: AccountId, type: ContactType, contact: Contact): Promise<void>;
}

/**
 * Reaches contacts of any account through the Account API. For `ownAccount`, the caller's own, the id must be left out:
 * an account cannot name itself. This is also the only way to reach the management account.
 * Source: Account Management API reference, `AccountId` of GetAlternateContact.
 */
export function accountContacts(
  clients: Pick<Clients, 'account'>,
  ownAccount: AccountId,
  rates: CallRates,
): AccountContacts {
  const target = (account: AccountId): { AccountId?: string } => (account === ownAccount ? {} : { AccountId: account });
  return {
    read: (account, type) =>
      readFact(`account:GetAlternateContact (${type})`, async () => {
        await rates['account:GetAlternateContact']();
        try {
          const input = { ...target(account), AlternateContactType: type };
          const answer = await clients.account.send(new GetAlternateContactCommand(input));
          return fromAnswer(answer.AlternateContact);
        } catch (error: unknown) {
          if (isAbsent(error)) return null;
          throw error;
        }
      }),
    write: async (account, type, contact) => {
      await rates['account:PutAlternateContact']();
      await clients.account.send(
        new PutAlternateContactCommand({
          ...target(account),
          AlternateContactType: type,
          Name: contact.name,
          Title: contact.title,
          EmailAddress: contact.email,
          PhoneNumber: contact.phone,
        }),
      );
    },
  };
}

function fromAnswer(answer: unknown): Contact {
  const contact = AlternateContact.parse(answer);
  return { name: contact.Name, title: contact.Title, email: contact.EmailAddress, phone: contact.PhoneNumber };
}
