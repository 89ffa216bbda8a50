import { Aws, Duration } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput, type EventPattern } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

const serviceEvent = ['AWS Service Event via CloudTrail'];

/**
 * Events for a new account. All come through CloudTrail, so a trail must exist. They arrive in the management account,
 * in the partition's first Region (Control Tower's: in its home Region).
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html and
 * https://docs.aws.amazon.com/controltower/latest/userguide/lifecycle-events.html
 */
const patterns: Readonly<Record<string, EventPattern>> = {
  // A failed creation names no account.
  AccountCreated: {
    source: ['aws.organizations'],
    detailType: serviceEvent,
    detail: {
      eventName: ['CreateAccountResult'],
      serviceEventDetails: { createAccountStatus: { state: ['SUCCEEDED'] } },
    },
  },
  // AWS does not document the detail-type of this event. Prepare searches it for the account.
  AccountJoined: { source: ['aws.organizations'], detail: { eventName: ['AccountJoinedOrganization'] } },
  // Enrolling an existing account is an update. Failed events pass too, because they may leave an account behind.
  AccountEnrolled: {
    source: ['aws.controltower'],
    detailType: serviceEvent,
    detail: { eventName: ['CreateManagedAccount', 'UpdateManagedAccount'] },
  },
};

/** Starts an onboarding run for every event about a new account. Prepare admits one run for each account. */
export class MembershipRules extends Construct {
  constructor(scope: Construct, id: string, { machine }: { readonly machine: IStateMachine }) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    for (const [name, eventPattern] of Object.entries(patterns)) {
      new Rule(this, name, {
        description: 'Rootward: an onboarding run for a new account',
        eventPattern,
        targets: [
          new SfnStateMachine(machine, {
            role,
            input: RuleTargetInput.fromObject({
              v: 1,
              trigger: 'onboarding',
              event: {
                id: EventField.eventId,
                time: EventField.time,
                source: EventField.source,
                detail: EventField.fromPath('$.detail'),
              },
            }),
            // No dead-letter queue: if an event is lost, the next scheduled run finds the account.
            retryAttempts: 20,
            maxEventAge: Duration.hours(2),
          }),
        ],
      });
    }
  }
}
