import type {
  AttachedPolicy,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam';
import { beforeEverything } from '../../organization/defaults';
import { attachedTo, roleArn } from '../../organization/roles';
import type { SimulatedAccount } from '../../organization/simulated-account';
import type { EntityFile, GroupFile, RoleFile, UserFile } from '../../organization-file';
import { uniqueId } from '../../user-id';

/** Files do not say when something was created. */
const CreateDate = new Date(beforeEverything);

/** Documents are URL-encoded (RFC 3986). Source: IAM API reference, GetAccountAuthorizationDetails. */
const encoded = (document: unknown): string => encodeURIComponent(JSON.stringify(document));

/** Inline policies have no names in files. */
const inline = (policies: EntityFile['policies'] = []): PolicyDetail[] =>
  policies.map((document, index) => ({ PolicyName: `inline-${index + 1}`, PolicyDocument: encoded(document) }));

/** Users, groups, roles and managed policies of one account, as IAM describes them. */
export class EntityDetails {
  constructor(private readonly account: Pick<SimulatedAccount, 'id' | 'managedPolicies'>) {}

  user({ name, path = '/', policies, attached, groups = [] }: UserFile): UserDetail {
    const arn = this.arn(`user${path}${name}`);
    return {
      Path: path,
      UserName: name,
      UserId: uniqueId('AIDA', arn),
      Arn: arn,
      CreateDate,
      UserPolicyList: inline(policies),
      GroupList: groups,
      AttachedManagedPolicies: this.attached(attached),
      Tags: [],
    };
  }

  group({ name, path = '/', policies, attached }: GroupFile): GroupDetail {
    const arn = this.arn(`group${path}${name}`);
    return {
      Path: path,
      GroupName: name,
      GroupId: uniqueId('AGPA', arn),
      Arn: arn,
      CreateDate,
      GroupPolicyList: inline(policies),
      AttachedManagedPolicies: this.attached(attached),
    };
  }

  role(role: RoleFile): RoleDetail {
    const arn = roleArn(this.account.id, role);
    return {
      Path: role.path ?? '/',
      RoleName: role.name,
      RoleId: uniqueId('AROA', arn),
      Arn: arn,
      CreateDate,
      AssumeRolePolicyDocument: encoded(trustPolicy(role.trusts)),
      InstanceProfileList: [],
      RolePolicyList: inline(role.policies),
      AttachedManagedPolicies: this.attached(attachedTo(role)),
      Tags: [],
      RoleLastUsed: {},
    };
  }

  /** @param uses how often it is attached */
  policy(name: string, document: unknown, uses: number): ManagedPolicyDetail {
    const arn = this.policyArn(name);
    return {
      PolicyName: name,
      PolicyId: uniqueId('ANPA', arn),
      Arn: arn,
      Path: '/',
      DefaultVersionId: 'v1',
      AttachmentCount: uses,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate,
      UpdateDate: CreateDate,
      PolicyVersionList: [{ Document: encoded(document), VersionId: 'v1', IsDefaultVersion: true, CreateDate }],
    };
  }

  private attached(names: readonly string[] = []): AttachedPolicy[] {
    return names.map((name) => ({ PolicyName: name, PolicyArn: this.policyArn(name) }));
  }

  private policyArn(name: string): string {
    const isOwn = this.account.managedPolicies.some((policy) => policy.name === name);
    return isOwn ? this.arn(`policy/${name}`) : `arn:aws:iam::aws:policy/${name}`;
  }

  private arn(resource: string): string {
    return `arn:aws:iam::${this.account.id}:${resource}`;
  }
}

function trustPolicy(trusts: readonly string[]): object {
  const Service = trusts.filter((it) => it.endsWith('.amazonaws.com'));
  const accounts = trusts.filter((it) => !Service.includes(it));
  const AWS = accounts.map((it) => (it === '*' ? it : `arn:aws:iam::${it}:root`));
  const Principal = { ...(AWS.length > 0 && { AWS }), ...(Service.length > 0 && { Service }) };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] };
}
