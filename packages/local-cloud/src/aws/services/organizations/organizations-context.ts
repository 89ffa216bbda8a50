import type { PolicyTypeSummary } from '@aws-sdk/client-organizations';
import type { SimulatedOrganization, UnitFile } from '../../organization/simulated-organization';
import type { SimulatedAccount } from '../../organization/simulated-account';
import { ServiceError, type Call } from '../../service';
import { page } from '../page';

/** Source: Organizations API reference, MaxResults. */
const largestPage = 20;

/** Errors of Organizations, with AWS's messages. */
export const failures = {
  denied: () => new ServiceError('AccessDeniedException', "You don't have permissions to access this resource."),
  outside: () =>
    new ServiceError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.'),
  account: () => new ServiceError('AccountNotFoundException', "You specified an account that doesn't exist."),
  child: () => new ServiceError('ChildNotFoundException', "You specified a child that doesn't exist."),
  parent: () => new ServiceError('ParentNotFoundException', "You specified parent that doesn't exist."),
  policy: () => new ServiceError('PolicyNotFoundException', "You specified a policy that doesn't exist."),
  target: () => new ServiceError('TargetNotFoundException', "You specified a target that doesn't exist."),
  unit: () =>
    new ServiceError('OrganizationalUnitNotFoundException', "You specified an organizational unit that doesn't exist."),
  notRegistered: () =>
    new ServiceError(
      'AccountNotRegisteredException',
      'The specified account is not a delegated administrator for this Amazon Web Services service.',
    ),
  input: (reason: string, message: string) =>
    new ServiceError('InvalidInputException', message, { Reason: reason }, 400),
} as const;

interface PageRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** What the operations of Organizations share: checks of the caller, ARNs and pages. */
export class OrganizationsContext {
  constructor(readonly organization: SimulatedOrganization) {}

  /** @throws ServiceError AWSOrganizationsNotInUseException for accounts outside the organization */
  admitMember({ caller }: Call): void {
    if (!this.organization.account(caller.account)) throw failures.outside();
  }

  /**
   * Lets only the management account and delegated administrators (of any service) read.
   * Source: Organizations API reference, e.g. ListAccounts.
   * @throws ServiceError AccessDeniedException, AWSOrganizationsNotInUseException
   */
  admit(call: Call): void {
    this.admitMember(call);
    const { organization } = this;
    const { account } = call.caller;
    if (account !== organization.managementAccountId && !organization.isDelegatedAdministrator(account))
      throw failures.denied();
  }

  /** @throws ServiceError InvalidInputException for a token that was not given out to this call */
  pageOf<T>(all: readonly T[], { operation, input }: Call): { items: T[]; NextToken?: string } {
    const { NextToken, MaxResults = largestPage, ...what }: PageRequest = input;
    try {
      const list = `${operation} ${JSON.stringify(Object.entries(what).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
      const { items, next } = page({ all, list }, MaxResults, NextToken);
      return { items: [...items], NextToken: next };
    } catch (error: unknown) {
      if (!(error instanceof RangeError)) throw error;
      throw failures.input(
        'INVALID_NEXT_TOKEN',
        'Get the value for the NextToken parameter from the response to a previous call of the operation.',
      );
    }
  }

  /** `arn:aws:organizations::<management>:<type>/<organization>/<rest>` */
  arn(type: 'account' | 'ou' | 'root' | 'policy' | 'organization', ...rest: readonly string[]): string {
    const { managementAccountId, id } = this.organization;
    return `arn:aws:organizations::${managementAccountId}:${[type, id, ...rest].join('/')}`;
  }

  /** The policy types in use, with all features: service control policies, and resource control policies if there are any. */
  policyTypes(): PolicyTypeSummary[] {
    if (!this.organization.allFeatures) return [];
    return [
      { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
      ...(this.hasRcps() ? [{ Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' } as const] : []),
    ];
  }

  /** Whether resource control policies are in use. */
  hasRcps(): boolean {
    return this.organization.policies.some(({ type }) => type === 'RESOURCE_CONTROL_POLICY');
  }

  isParent(id: string): boolean {
    return id === this.organization.rootId || this.organization.unit(id) !== undefined;
  }

  /** Accounts directly in a root or unit. */
  accountsIn(parent: string): readonly SimulatedAccount[] {
    return this.organization.accounts().filter((account) => this.organization.parentOf(account) === parent);
  }

  /** Units directly in a root or unit. */
  unitsIn(parent: string): readonly UnitFile[] {
    return this.organization.units.filter((unit) => this.organization.parentOf(unit) === parent);
  }
}
