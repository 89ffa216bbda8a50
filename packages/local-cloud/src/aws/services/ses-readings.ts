import type {
  GetAccountCommandOutput,
  GetEmailIdentityCommandInput,
  GetEmailIdentityCommandOutput,
  ListEmailIdentitiesCommandInput,
  ListEmailIdentitiesCommandOutput,
} from '@aws-sdk/client-sesv2';
import type { MailState } from '../organization/mail-state';
import { type Call, type Service, ServiceError } from '../service';
import { page } from './page';

/** Source: SESv2 API reference, ListEmailIdentities, PageSize. */
const largestPage = 1000;

const typeOf = (name: string): 'EMAIL_ADDRESS' | 'DOMAIN' => (name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN');

/** Whether an identity is verified; undefined when there is no such identity. */
function isVerified({ identities, unverified }: MailState, name: string): boolean | undefined {
  const has = (names: readonly string[]): boolean => names.some((it) => it.toLowerCase() === name.toLowerCase());
  if (has(unverified)) return false;
  return !identities || has(identities) ? true : undefined;
}

/**
 * Reads of SES: the account, and its identities, in one Region. Where every address is verified, every identity exists,
 * and none is listed.
 * Source: SESv2 API reference, GetAccount, ListEmailIdentities, GetEmailIdentity;
 * https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html (200 mails in 24 hours, one a second). AWS
 * sets the quotas out of the sandbox for each account; 50,000 and 14 are those of its examples.
 */
export const sesReadings = (stateFor: (call: Call) => MailState): Service['operations'] => ({
  GetAccount: (_: object, call: Call): Omit<GetAccountCommandOutput, '$metadata'> => {
    const { sandbox, sending, enforcementStatus } = stateFor(call);
    return {
      DedicatedIpAutoWarmupEnabled: false,
      EnforcementStatus: enforcementStatus,
      ProductionAccessEnabled: !sandbox,
      SendQuota: { Max24HourSend: sandbox ? 200 : 50_000, MaxSendRate: sandbox ? 1 : 14, SentLast24Hours: 0 },
      SendingEnabled: sending,
      SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    };
  },
  ListEmailIdentities: (
    { Filter, PageSize = largestPage, NextToken }: ListEmailIdentitiesCommandInput,
    call: Call,
  ): Omit<ListEmailIdentitiesCommandOutput, '$metadata'> => {
    if (Filter) throw bad('The simulated AWS does not do sesv2:ListEmailIdentities with Filter.');
    if (PageSize < 0 || PageSize > largestPage) throw bad(`PageSize is expected to be 0 to ${largestPage}.`);
    const { identities = [], unverified, sending } = stateFor(call);
    const { items, next } = pageOf([...identities, ...unverified], PageSize || largestPage, NextToken);
    return {
      EmailIdentities: items.map((IdentityName) => {
        const verified = !unverified.includes(IdentityName);
        return {
          IdentityType: typeOf(IdentityName),
          IdentityName,
          SendingEnabled: sending && verified,
          VerificationStatus: verified ? 'SUCCESS' : 'PENDING',
        };
      }),
      NextToken: next,
    };
  },
  GetEmailIdentity: (
    { EmailIdentity = '' }: GetEmailIdentityCommandInput,
    call: Call,
  ): Omit<GetEmailIdentityCommandOutput, '$metadata'> => {
    const state = stateFor(call);
    const verified = isVerified(state, EmailIdentity);
    if (verified === undefined)
      throw new ServiceError('NotFoundException', `Email identity ${EmailIdentity} does not exist.`, {}, 404);
    return {
      IdentityType: typeOf(EmailIdentity),
      FeedbackForwardingStatus: true,
      VerifiedForSendingStatus: verified,
      VerificationStatus: verified ? 'SUCCESS' : 'PENDING',
      DkimAttributes: { SigningEnabled: verified, Status: verified ? 'SUCCESS' : 'PENDING' },
      Policies: {},
      Tags: [],
      ConfigurationSetName: state.configurationSet,
    };
  },
});

const bad = (message: string): ServiceError => new ServiceError('BadRequestException', message, {}, 400);

function pageOf(all: readonly string[], size: number, token?: string): ReturnType<typeof page<string>> {
  try {
    return page({ all, list: 'ListEmailIdentities' }, size, token);
  } catch (error: unknown) {
    if (!(error instanceof RangeError)) throw error;
    throw bad('The token is not one that was given out.');
  }
}
