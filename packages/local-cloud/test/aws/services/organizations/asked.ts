import { organizationsService } from '../../../../src/aws/services/organizations';
import type { Service } from '../../../../src/aws/service';
import { management, member, organization, type Overrides } from '../../organization/organization-builder';
import { perform, roleIn } from '../perform';

/** A policy that is attached to the root, a unit and an account. */
export const scp = {
  id: 'p-examplepol1',
  name: 'One',
  targets: ['r-root', 'ou-root-prodprod', member],
  content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:*', Resource: '*' }] },
};

/** The service for an organization that has `scp`. */
export const service = (overrides: Overrides = {}): Service =>
  organizationsService(organization({ ...overrides, file: { policies: [scp], ...overrides.file } }));

/** The answer of `service()`. */
export const asked = (operation: string, input: object = {}, by = management): unknown =>
  perform(service(), operation, { caller: roleIn(by), input: { ...input } });

export const arn = (rest: string): string => `arn:aws:organizations::${management}:${rest}`;

/** The unit below the root, and the one below it, in which the member is. */
export const [workloads, prod] = ['ou-root-workload', 'ou-root-prodprod'];

/** `scp`, as lists have it. */
export const summary = {
  Id: scp.id,
  Arn: arn(`policy/o-exampleorg1/service_control_policy/${scp.id}`),
  Name: 'One',
  Description: '',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: false,
};

/** What lists of policies must be asked with. */
export const filter = { Filter: 'SERVICE_CONTROL_POLICY' };
