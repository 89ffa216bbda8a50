import type { AccountId } from '../../lib/domain/account';
import type { RuleId } from '../../lib/domain/finding';
import type { World } from '../../simulation/world';
import { pageUrl } from './deployment';

/** The response of the page. */
export interface PageAnswer {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
}

/** One form of a case, before anything is filled in. */
export interface CaseForm {
  readonly path: string;
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  readonly fingerprint: string;
  readonly token: string;
  readonly offered: readonly string[];
  /** True when the form asks whether an approval covers use. */
  readonly asksAboutUse: boolean;
}

export interface PageRequest {
  readonly method: string;
  readonly path: string;
  /** E-mail address of the person who is signed in; undefined when nobody is. */
  readonly as?: string;
  readonly form?: Readonly<Record<string, string>>;
}

/**
 * Sends requests to the deployed page, as API Gateway does. Undefined instead of a response means that the function was
 * lost, where API Gateway only has an error.
 */
export class PageClient {
  readonly bodies: string[] = [];
  private open = 0;

  constructor(private readonly world: Pick<World, 'invoke'>) {}

  /** True while a request is under way. */
  isOpen(): boolean {
    return this.open > 0;
  }

  async send({ method, path, as, form }: PageRequest): Promise<PageAnswer | undefined> {
    const { host, origin } = new URL(pageUrl);
    const [rawPath = '/', rawQueryString = ''] = path.split('?', 2);
    const headers = {
      host,
      ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin' }),
    };
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath,
      rawQueryString,
      headers,
      isBase64Encoded: false,
      ...(form && { body: new URLSearchParams(form).toString() }),
      requestContext: {
        accountId: '100000000001',
        apiId: 'api',
        domainName: host,
        domainPrefix: 'rootward',
        requestId: 'request',
        routeKey: '$default',
        stage: '$default',
        time: '',
        timeEpoch: 0,
        http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'browser' },
        authorizer: as === undefined ? {} : { iam: identityOf(as) },
      },
    };
    this.open++;
    try {
      const answer = (await this.world.invoke('page', event)) as {
        readonly statusCode: number;
        readonly body?: string;
        readonly headers?: Readonly<Record<string, string>>;
        readonly isBase64Encoded?: boolean;
      };
      const body = answer.isBase64Encoded ? Buffer.from(answer.body ?? '', 'base64').toString() : (answer.body ?? '');
      this.bodies.push(body);
      return { status: answer.statusCode, body, location: answer.headers?.['location'] };
    } catch {
      return undefined;
    } finally {
      this.open--;
    }
  }
}

const identityOf = (email: string) => ({
  userArn: `arn:aws:sts::100000000001:assumed-role/AWSReservedSSO_Approvers_0123456789abcdef/${email}`,
  userId: `AROAAPPROVERS:${email}`,
  accountId: '100000000001',
  callerId: `AROAAPPROVERS:${email}`,
  accessKey: 'ASIAAPPROVERS',
});

/** The addresses of cases that a page links to. */
export const caseLinks = (body: string): readonly string[] => [
  ...new Set([...body.matchAll(/href="(\/cases\/[^"#]+)"/g)].map(([, path = '']) => path)),
];

/** The form for a decision; undefined when the page has none. */
export function caseForm(body: string): CaseForm | undefined {
  const path = /<form method="post" action="(\/cases\/(\d{12})\/([a-z-]+)\/(\d+)\/decide)"/.exec(body);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  if (!path) return undefined;
  const [, action = '', account = '', rule, generation] = path;
  return {
    path: action,
    account,
    rule: rule as RuleId,
    generation: Number(generation),
    fingerprint: hidden('fingerprint'),
    token: hidden('token'),
    offered: [...body.matchAll(/name="decision"\s+value="([a-z]+)"/g)].map(([, decision = '']) => decision),
    asksAboutUse: body.includes('name="evenIfUsed"'),
  };
}
