import { Aws, Duration } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput, type EventPattern } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

const serviceEvent = ['AWS Service Event via CloudTrail'];

/**
 * Events that say an account is new. Organizations has none of its own: all come through CloudTrail, so a trail must exist, and they
 * come to the management account in the partition's first Region (Control Tower's: to its home Region).
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html and
 * https://docs.aws.amazon.com/controltower/latest/userguide/lifecycle-events.html
 */
const patterns: Readonly<Record<string, EventPattern>> = {
  // One that failed names no account.
  AccountCreated: {
    source: ['aws.organizations'],
    detailType: serviceEvent,
    detail: {
      eventName: ['CreateAccountResult'],
      serviceEventDetails: { createAccountStatus: { state: ['SUCCEEDED'] } },
    },
  },
  // AWS does not say which detail-type it carries; prepare looks for the account in several places.
  AccountJoined: { source: ['aws.organizations'], detail: { eventName: ['AccountJoinedOrganization'] } },
  // Enrolling again is an update. One that failed may still have left an account behind, which is to be looked after.
  AccountEnrolled: {
    source: ['aws.controltower'],
    detailType: serviceEvent,
    detail: { eventName: ['CreateManagedAccount', 'UpdateManagedAccount'] },
  },
};

/** Starts an onboarding run for every event that says an account is new. Several about one account are one run: prepare tells. */
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
            // No dead-letter queue: the schedule finds an account whose event was lost.
            retryAttempts: 20,
            maxEventAge: Duration.hours(2),
          }),
        ],
      });
    }
  }
}
