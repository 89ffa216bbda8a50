import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import type { AccountId } from '../account';
import type { Clock } from '../../clock/clock';
import type { MailState } from '../organization/mail-state';
import { type Call, type Need, type Service, ServiceError } from '../service';
import type { Mail } from './mail';
import { bareAddress, displayName, identityOf, requireVerified } from './mail-identities';
import { messageHeaders } from './message-headers';
import { sesReadings } from './ses-readings';

export interface SesV2Options {
  readonly clock: Clock;
  /** SES of an account in a Region. */
  readonly stateOf: (account: AccountId, region: string) => MailState;
}

/** SES, with every mail that it accepted, in order. */
export interface SesV2Service extends Service {
  readonly mails: readonly Mail[];
}

/** Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html */
const mostRecipients = 50;

const supported = ['FromEmailAddress', 'Destination', 'ReplyToAddresses', 'Content', 'EmailTags'];
const supportedOfSimple = ['Subject', 'Body', 'Headers'];

const refuseUnknown = (input: SendEmailCommandInput): void => {
  const { Simple, Raw, ...otherContent } = input.Content ?? {};
  const present = (fields: object, known: readonly string[]): readonly string[] =>
    Object.entries(fields).flatMap(([name, value]) => (value === undefined || known.includes(name) ? [] : name));
  const unknown = [
    ...present(input, supported),
    ...present(otherContent, []),
    ...present(Simple ?? {}, supportedOfSimple),
    ...(Raw && (!input.FromEmailAddress || !input.Destination) ? ['Raw without FromEmailAddress and Destination'] : []),
  ];
  if (unknown.length > 0)
    throw new ServiceError(
      'BadRequestException',
      `The simulated AWS does not do sesv2:SendEmail with ${unknown.join(', ')}.`,
    );
};

const contentOf = ({ Content }: SendEmailCommandInput): Pick<Mail, 'headers' | 'subject' | 'text' | 'html' | 'raw'> => {
  if (Content?.Raw?.Data) return { headers: [], subject: '', raw: new Uint8Array(Content.Raw.Data) };
  const { Subject, Body, Headers } = Content?.Simple ?? {};
  const text = Body?.Text?.Data;
  const html = Body?.Html?.Data;
  if (Subject?.Data === undefined || (text === undefined && html === undefined))
    throw new ServiceError('BadRequestException', 'Content needs a subject and a body.');
  const headers = messageHeaders(Headers);
  return { headers, subject: Subject.Data, ...(text !== undefined && { text }), ...(html !== undefined && { html }) };
};

/** The condition key that every call of version 2 carries. */
const apiVersion = { 'ses:apiversion': '2' } as const;

/**
 * The permissions of SendEmail. A message that the caller composed needs ses:SendRawEmail instead of ses:SendEmail. Where
 * the identity has a default configuration set, sending is authorized on that too.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html; https://github.com/aws/aws-cdk/issues/34402
 */
const sendNeeds = (call: Call, { identities, configurationSet }: MailState): readonly Need[] => {
  const input: SendEmailCommandInput = { Content: undefined, ...call.input };
  const from = bareAddress(input.FromEmailAddress ?? '');
  const name = displayName(input.FromEmailAddress ?? '');
  const identity = identityOf(from, identities) ?? from;
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = input.Destination ?? {};
  const action = input.Content?.Raw ? 'ses:SendRawEmail' : 'ses:SendEmail';
  const context = {
    // Without the display name, which is a key of its own.
    // Source: https://docs.aws.amazon.com/ses/latest/dg/sending-authorization-policy-examples.html
    'ses:fromaddress': from,
    ...(name !== '' && { 'ses:fromdisplayname': name }),
    'ses:recipients': [...ToAddresses, ...CcAddresses, ...BccAddresses].map(bareAddress),
    ...apiVersion,
  };
  const resources = [
    `identity/${identity}`,
    ...(configurationSet === undefined ? [] : [`configuration-set/${configurationSet}`]),
  ];
  return resources.map((resource) => ({ action, resource: arnOf(call, resource), context }));
};

const arnOf = ({ region, caller }: Call, resource: string): string =>
  `arn:aws:ses:${region}:${caller.account}:${resource}`;

/** Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html */
const readNeeds = (call: Call): readonly Need[] => {
  const identity = call.input['EmailIdentity'];
  const resource = typeof identity === 'string' ? arnOf(call, `identity/${identity}`) : '*';
  // Requests that read are about no sender and no recipients.
  const context = { 'ses:fromaddress': [], 'ses:fromdisplayname': [], 'ses:recipients': [], ...apiVersion };
  return [{ action: `ses:${call.operation}`, resource, context }];
};

/** SES version 2: SendEmail, and reads of the account and its identities. Mails stay in memory; nothing is sent. */
export const createSesV2 = ({ clock, stateOf }: SesV2Options): SesV2Service => {
  const mails: Mail[] = [];
  const stateFor = ({ caller, region }: Call): MailState => stateOf(caller.account, region);
  const send = (input: SendEmailCommandInput, call: Call): { MessageId: string } => {
    refuseUnknown(input);
    const { ToAddresses: to = [], CcAddresses: cc = [], BccAddresses: bcc = [] } = input.Destination ?? {};
    const recipients = [...to, ...cc, ...bcc].map(bareAddress);
    if (recipients.length === 0 || recipients.length > mostRecipients)
      throw new ServiceError('BadRequestException', `A mail has 1 to ${mostRecipients} recipients.`);
    const from = input.FromEmailAddress ?? '';
    requireVerified(bareAddress(from), recipients, { ...stateFor(call), region: call.region });
    const messageId = `0100000000000000-${String(mails.length + 1).padStart(8, '0')}-000000`;
    const at = new Date(clock.now()).toISOString();
    mails.push({ at, messageId, from, to, cc, bcc, replyTo: input.ReplyToAddresses ?? [], ...contentOf(input) });
    return { MessageId: messageId };
  };
  return {
    name: 'sesv2',
    target: ({ caller }) => caller.account,
    needs: (call) => (call.operation === 'SendEmail' ? sendNeeds(call, stateFor(call)) : readNeeds(call)),
    operations: { SendEmail: send, ...sesReadings(stateFor) },
    mails,
  };
};
