import { PermissionError } from './permission-error';

/** The action to evaluate. An empty list in `context` means that AWS sends the request without this key. */
export interface PermissionRequest {
  /** Like `iam:ListAccessKeys`. */
  readonly action: string;
  readonly resource: string;
  /** Condition keys. Their case does not matter, as in AWS. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Global condition keys that AWS does not send with the simulated requests (no VPC, no federation, no tags, no calling
 * service). Any other missing key is an error, because a guess about it could be wrong.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const keysThatMayBeAbsent = [
  'aws:AssumedRoot',
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:ChatbotSourceArn',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:Ec2InstanceSourceVpc',
  'aws:FederatedProvider',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:PrincipalTag/',
  'aws:RequestTag/',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIdentity',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:TagKeys',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:VpcSourceIp',
  'aws:referer',
  'aws:username',
  'ec2:RoleDelivery',
  'ec2:SourceInstanceArn',
  'glue:CredentialIssuingService',
  'glue:RoleAssumedBy',
  'identitystore:UserId',
  'ssm:SourceInstanceArn',
] as const;

/** Whether AWS may send a simulated request without the key, which is in lower case. */
export const keyMayBeAbsent = (key: string): boolean =>
  keysThatMayBeAbsent.some((known) => {
    const name = known.toLowerCase();
    return name.endsWith('/') ? key.startsWith(name) && key.length > name.length : key === name;
  });

/**
 * Services of whose own keys a simulated request names every one that AWS would send with it. IAM sends none for the root
 * user.
 */
export const servicesThatNameTheirKeys: ReadonlySet<string> = new Set(['iam', 'sts']);

/** The values of the condition keys of one request. */
export class RequestContext {
  private readonly values: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly request: PermissionRequest) {
    this.values = new Map(
      Object.entries(request.context).map(([key, value]) => [
        key.toLowerCase(),
        typeof value === 'string' ? [value] : value,
      ]),
    );
  }

  /** All values of a key; empty when AWS sends no such key. @throws PermissionError naming an unknown key */
  all(key: string): readonly string[] {
    const name = key.toLowerCase();
    const values = this.values.get(name);
    if (values) return values;
    if (keyMayBeAbsent(name) || this.isForeign(name)) return [];
    throw new PermissionError(
      `condition key ${key}: it is not known whether AWS would send it with this request, or with what value`,
    );
  }

  /** A key of another service, which AWS sends with that service's own actions alone, or one that would be named. */
  private isForeign(key: string): boolean {
    const [service = '', own] = [key.split(':')[0], this.request.action.split(':')[0]];
    if (servicesThatNameTheirKeys.has(service)) return true;
    return service !== 'aws' && service !== 'lambda' && service !== own?.toLowerCase();
  }

  /** The value of a key. @throws PermissionError when it has several values, which need ForAllValues or ForAnyValue */
  one(key: string): string | undefined {
    const values = this.all(key);
    if (values.length > 1)
      throw new PermissionError(`condition key ${key} has several values, which need ForAllValues or ForAnyValue`);
    return values[0];
  }
}
