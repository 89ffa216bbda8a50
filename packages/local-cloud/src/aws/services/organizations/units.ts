import type {
  DescribeOrganizationalUnitRequest,
  DescribeOrganizationalUnitResponse,
  ListChildrenRequest,
  ListChildrenResponse,
  ListOrganizationalUnitsForParentRequest,
  ListOrganizationalUnitsForParentResponse,
  ListParentsRequest,
  ListParentsResponse,
  ListRootsRequest,
  ListRootsResponse,
  OrganizationalUnit,
} from '@aws-sdk/client-organizations';
import type { UnitFile } from '../../organization/simulated-organization';
import type { Call, Service } from '../../service';
import { failures, type OrganizationsContext } from './organizations-context';

/** Operations on the root and the units. */
export function unitOperations(context: OrganizationsContext): Service['operations'] {
  const { organization } = context;
  const describe = ({ id, name }: UnitFile): OrganizationalUnit => ({ Id: id, Arn: context.arn('ou', id), Name: name });
  const parent = (id = ''): string => {
    if (!context.isParent(id)) throw failures.parent();
    return id;
  };
  return {
    ListRoots: (_: ListRootsRequest, call: Call): ListRootsResponse => {
      context.admit(call);
      const Id = organization.rootId;
      const PolicyTypes = context.policyTypes();
      const { items, NextToken } = context.pageOf(
        [{ Id, Arn: context.arn('root', Id), Name: 'Root', PolicyTypes }],
        call,
      );
      return { Roots: items, NextToken };
    },
    ListParents: ({ ChildId = '' }: ListParentsRequest, call: Call): ListParentsResponse => {
      context.admit(call);
      const child = organization.account(ChildId) ?? organization.unit(ChildId);
      if (!child) throw failures.child();
      const Id = organization.parentOf(child);
      const Type = Id === organization.rootId ? ('ROOT' as const) : ('ORGANIZATIONAL_UNIT' as const);
      const { items, NextToken } = context.pageOf([{ Id, Type }], call);
      return { Parents: items, NextToken };
    },
    ListChildren: ({ ParentId, ChildType }: ListChildrenRequest, call: Call): ListChildrenResponse => {
      context.admit(call);
      const id = parent(ParentId);
      const children = ChildType === 'ACCOUNT' ? context.accountsIn(id) : context.unitsIn(id);
      const { items, NextToken } = context.pageOf(children, call);
      return { Children: items.map((child) => ({ Id: child.id, Type: ChildType })), NextToken };
    },
    ListOrganizationalUnitsForParent: (
      { ParentId }: ListOrganizationalUnitsForParentRequest,
      call: Call,
    ): ListOrganizationalUnitsForParentResponse => {
      context.admit(call);
      const { items, NextToken } = context.pageOf(context.unitsIn(parent(ParentId)), call);
      return { OrganizationalUnits: items.map(describe), NextToken };
    },
    DescribeOrganizationalUnit: (
      { OrganizationalUnitId = '' }: DescribeOrganizationalUnitRequest,
      call: Call,
    ): DescribeOrganizationalUnitResponse => {
      context.admit(call);
      const unit = organization.unit(OrganizationalUnitId);
      if (!unit) throw failures.unit();
      return { OrganizationalUnit: describe(unit) };
    },
  };
}
