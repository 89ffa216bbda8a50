import { createHash } from 'node:crypto';
import type { AccountId } from '../account';

/** An event as EventBridge delivers it. */
export interface EventBridgeEvent {
  readonly version: string;
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: AccountId;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Like `May 15, 2023 8:26:54 AM`. */
const american = (time: number): string => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'medium' });
  return parts
    .format(time)
    .replace(/, (\d+:)/, ' $1')
    .replaceAll('\u202f', ' ');
};

/** Has the form of version 4. The same event always gets the same id, so that a simulation can be repeated. */
const uuid = (hash: string): string =>
  [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join(
    '-',
  );

/**
 * The event that CloudTrail sends to EventBridge in the management account when Organizations has created an account.
 * AWS masks the name and writes both times in American format.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html,
 * CreateAccountResult
 */
export function createAccountResult(created: {
  readonly management: AccountId;
  readonly account: AccountId;
  /** Milliseconds since the epoch. */
  readonly at: number;
}): EventBridgeEvent {
  const { management, account, at } = created;
  const digest = (what: string): string => createHash('sha256').update(`${what} ${account} ${at}`).digest('hex');
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
  return {
    version: '0',
    id: uuid(digest('event')),
    'detail-type': 'AWS Service Event via CloudTrail',
    source: 'aws.organizations',
    account: management,
    time,
    region: 'us-east-1',
    resources: [],
    detail: {
      eventVersion: '1.08',
      userIdentity: { accountId: management, invokedBy: 'AWS Internal' },
      eventTime: time,
      eventSource: 'organizations.amazonaws.com',
      eventName: 'CreateAccountResult',
      awsRegion: 'us-east-1',
      sourceIPAddress: 'AWS Internal',
      userAgent: 'AWS Internal',
      requestParameters: null,
      responseElements: null,
      eventID: uuid(digest('record')),
      readOnly: false,
      eventType: 'AwsServiceEvent',
      managementEvent: true,
      recipientAccountId: management,
      serviceEventDetails: {
        createAccountStatus: {
          id: `car-${digest('request').slice(0, 32)}`,
          state: 'SUCCEEDED',
          accountName: '****',
          accountId: account,
          requestedTimestamp: american(at),
          completedTimestamp: american(at),
        },
      },
      eventCategory: 'Management',
    },
  };
}
