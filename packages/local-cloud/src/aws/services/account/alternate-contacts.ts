import type {
  DeleteAlternateContactRequest,
  GetAlternateContactRequest,
  GetAlternateContactResponse,
  PutAlternateContactRequest,
} from '@aws-sdk/client-account';
import { contactTypes, type ContactType } from '../../account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Service } from '../../service';
import { failures } from './failures';
import { subjectOf } from './subject';

/** AWS answers an unknown type with a denial, not with a validation error. */
function typeOf(call: Call): ContactType {
  const { AlternateContactType: asked } = call.input;
  const type = contactTypes.find((it) => it === asked);
  if (!type) throw failures.denied(call, 'You specified an invalid Alternate Contact type.');
  return type;
}

/** Operations on the three alternate contacts. */
export function alternateContactOperations(organization: SimulatedOrganization): Service['operations'] {
  return {
    GetAlternateContact: (_: GetAlternateContactRequest, call: Call): GetAlternateContactResponse => {
      const account = subjectOf(organization, call, 'read');
      const type = typeOf(call);
      const contact = account.contact(type);
      if (!contact) throw failures.noContact();
      const { name: Name, title: Title, email: EmailAddress, phone: PhoneNumber } = contact;
      return { AlternateContact: { AlternateContactType: type, Name, Title, EmailAddress, PhoneNumber } };
    },
    /**
     * Creates or replaces the contact. Stores the values with their white space; only that around the e-mail address goes,
     * as recordings of AWS of September 2026 show (radkawar/stackd, 9dc356f).
     */
    PutAlternateContact: (request: PutAlternateContactRequest, call: Call): object => {
      const account = subjectOf(organization, call, 'write');
      const { Name = '', Title = '', EmailAddress = '', PhoneNumber = '' } = request;
      account.putContact(typeOf(call), { name: Name, title: Title, email: EmailAddress.trim(), phone: PhoneNumber });
      return {};
    },
    DeleteAlternateContact: (_: DeleteAlternateContactRequest, call: Call): object => {
      const account = subjectOf(organization, call, 'write');
      if (!account.deleteContact(typeOf(call))) throw failures.noContact();
      return {};
    },
  };
}
