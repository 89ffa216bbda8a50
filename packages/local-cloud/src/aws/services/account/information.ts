import type {
  ContactInformation,
  GetAccountInformationResponse,
  GetContactInformationResponse,
  GetPrimaryEmailResponse,
  PutContactInformationRequest,
} from '@aws-sdk/client-account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Service } from '../../service';
import { failures } from './failures';
import { subjectOf } from './subject';

/** Countries for which AWS requires StateOrRegion. Source: Account Management API reference, ContactInformation. */
const countriesWithStates = ['US', 'CA', 'GB', 'DE', 'JP', 'IN', 'BR'];

/** Operations on the primary contact, the root user's address and the account's name. */
export function informationOperations(organization: SimulatedOrganization): Service['operations'] {
  return {
    GetContactInformation: (_: object, call: Call): GetContactInformationResponse => {
      const { primaryContact } = subjectOf(organization, call, 'read');
      if (!primaryContact) throw failures.noInformation();
      return { ContactInformation: primaryContact as unknown as ContactInformation };
    },
    PutContactInformation: ({ ContactInformation }: PutContactInformationRequest, call: Call): object => {
      const contact: Readonly<Record<string, unknown>> = { ...ContactInformation };
      const needsState = countriesWithStates.includes(String(contact['CountryCode']));
      if (needsState && contact['StateOrRegion'] === undefined)
        throw failures.invalid('contactInformation.stateOrRegion', 'Member must not be null');
      subjectOf(organization, call, 'write').putPrimaryContact(contact);
      return {};
    },
    /** Requires an AccountId, by its model: only member accounts have this operation. */
    GetPrimaryEmail: (_: object, call: Call): GetPrimaryEmailResponse => ({
      PrimaryEmail: subjectOf(organization, call, 'read').email,
    }),
    GetAccountInformation: (_: object, call: Call): GetAccountInformationResponse => {
      const account = subjectOf(organization, call, 'read');
      return {
        AccountId: account.id,
        AccountName: account.name,
        AccountCreatedDate: account.joinedAt,
        // The Account API has no PENDING_CLOSURE, and such an account still works.
        AccountState: account.state === 'PENDING_CLOSURE' ? 'ACTIVE' : account.state,
      };
    },
  };
}
