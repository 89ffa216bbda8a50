import { html } from 'hono/html';
import type { AccountId } from '../../domain/account';
import type { Markup } from '../markup';

/** Regions of the commercial partition, the only ones whose console has this address. */
const commercial = /^(?!us-gov-|us-iso|cn-|eusc-|eu-isoe-)[a-z]{2}(-[a-z]+)+-\d$/;

/** Where the calls of global services, IAM and STS among them, are recorded. */
const globalRegion = 'us-east-1';

/** The Region to look into: the one of the last use, where it is one. */
export const regionToSearch = (told: unknown): string =>
  typeof told === 'string' && /^[a-z]{2}(-[a-z]+)+-\d$/.test(told) ? told : globalRegion;

/**
 * Where CloudTrail shows what the root user did, and the command that lists it. The user name in events of the root user
 * is `root`. Event history: 90 days of management events, for each Region.
 * Source: CloudTrail user guide, "Working with CloudTrail event history" and "CloudTrail userIdentity element".
 */
export const cloudTrail = (account: AccountId, region: string): Markup =>
  html`<p>
      The calls are recorded in account ${account} itself, not in the management account:
      ${
        commercial.test(region)
          ? html`<a
                href="https://${region}.console.aws.amazon.com/cloudtrailv2/home?region=${region}#/events?Username=root"
                rel="noreferrer"
                >event history of the root user in ${region}</a
              >, or with a role of that account:`
          : 'with a role of that account:'
      }
    </p>
    <pre><code>aws cloudtrail lookup-events --region ${region} --lookup-attributes AttributeKey=Username,AttributeValue=root</code></pre>
    <p class="soft">
      It has 90 days of management events of one Region. Data events, such as reading objects in S3, and older ones are
      only in a trail that logs them. Entries with <code>assumedRoot</code> are Rootward’s own readings.
    </p>`;
