import type { GetParameterRequest, GetParameterResult } from '@aws-sdk/client-ssm';
import { bootstrapIn, qualifier } from '../organization/bootstrap';
import { beforeEverything } from '../organization/defaults';
import type { SimulatedOrganization } from '../organization/simulated-organization';
import { type Call, type Service, ServiceError } from '../service';
import { textMember } from './text-member';

/** Source: aws-cdk, lib/api/bootstrap/bootstrap-template.yaml (CdkBootstrapVersion) */
const versionParameter = `/cdk-bootstrap/${qualifier}/version`;

/** A parameter's name does not begin the same way in its ARN: without a slash. */
const arnOf = ({ region, caller }: Call, name: string): string =>
  `arn:aws:ssm:${region}:${caller.account}:parameter/${name.replace(/^\//, '')}`;

/** Systems Manager: of the parameters, only the version of CDK's bootstrap stack, in each Region that has one. */
export const ssmService = (organization: SimulatedOrganization): Service => ({
  name: 'ssm',
  target: ({ caller }) => caller.account,
  needs: (call) => [{ action: 'ssm:GetParameter', resource: arnOf(call, textMember(call, 'Name')) }],
  operations: {
    GetParameter: ({ Name = '' }: GetParameterRequest, call: Call): GetParameterResult => {
      const bootstrap = bootstrapIn(organization.environmentOf(call.caller.account), call.region);
      if (Name !== versionParameter || !bootstrap) throw new ServiceError('ParameterNotFound', '', {}, 400);
      return {
        Parameter: {
          Name,
          Type: 'String',
          Value: String(bootstrap.version),
          Version: 1,
          LastModifiedDate: new Date(beforeEverything),
          ARN: arnOf(call, Name),
          DataType: 'text',
        },
      };
    },
  },
});
