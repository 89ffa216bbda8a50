import { RunInput, SweepInput } from '../../lib/workflow/payloads';
import { resourcesOf, synthesizeFixture, type Json } from './fixtures/stack';

const { template } = synthesizeFixture();
const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule').map(({ Properties }) => Properties);
const rules = resourcesOf(template, 'AWS::Events::Rule').map(({ Properties }) => Properties);

test('the policy’s schedule starts a run that is named by its scheduled time', () => {
  const [schedule] = schedules;
  expect(schedule).toMatchObject({
    ScheduleExpression: 'rate(1 day)',
    ScheduleExpressionTimezone: 'UTC',
    State: 'ENABLED',
    Target: { RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 } },
  });
  const { Input: input } = (schedule?.['Target'] ?? { Input: '' }) as { readonly Input: string };
  expect(JSON.parse(input)).toEqual({
    v: 1,
    trigger: 'schedule',
    scheduledTime: '<aws.scheduler.scheduled-time>',
  });
  const delivered = input.replace('<aws.scheduler.scheduled-time>', '2026-11-22T00:00:00Z');
  expect(RunInput.safeParse(JSON.parse(delivered)).success).toBe(true);
});

test('open cases are looked after every hour besides the runs', () => {
  expect(schedules).toHaveLength(2);
  expect(schedules[1]).toMatchObject({
    ScheduleExpression: 'rate(1 hour)',
    State: 'ENABLED',
    Target: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^sweepFunction/), 'Arn'] } },
  });
  const { Input: input } = (schedules[1]?.['Target'] ?? { Input: '' }) as { readonly Input: string };
  const delivered = input.replace('<aws.scheduler.scheduled-time>', '2026-11-22T00:00:00Z');
  expect(SweepInput.parse(JSON.parse(delivered))).toEqual({ v: 1, now: '2026-11-22T00:00:00.000Z' });
});

test('membership events of Organizations and Control Tower start an onboarding run', () => {
  expect(rules.map(({ EventPattern }) => EventPattern)).toEqual([
    {
      source: ['aws.organizations'],
      'detail-type': ['AWS Service Event via CloudTrail'],
      detail: {
        eventName: ['CreateAccountResult'],
        serviceEventDetails: { createAccountStatus: { state: ['SUCCEEDED'] } },
      },
    },
    { source: ['aws.organizations'], detail: { eventName: ['AccountJoinedOrganization'] } },
    {
      source: ['aws.controltower'],
      'detail-type': ['AWS Service Event via CloudTrail'],
      detail: { eventName: ['CreateManagedAccount', 'UpdateManagedAccount'] },
    },
  ]);
});

test('a failed enrolment passes the rule of Control Tower, because it may leave an account behind', () => {
  const pattern = JSON.stringify(rules[2]?.['EventPattern']);
  expect(pattern).toContain('UpdateManagedAccount');
  expect(pattern).not.toContain('SUCCEEDED');
});

test('an event becomes the input of an onboarding run', () => {
  const event: Json = {
    id: 'c6f1a1d2',
    time: '2026-11-22T08:00:00Z',
    source: 'aws.organizations',
    detail: {
      eventName: 'CreateAccountResult',
      serviceEventDetails: { createAccountStatus: { accountId: '111122223333' } },
    },
  };
  for (const { Targets } of rules) {
    const [target] = Targets as {
      InputTransformer: { InputPathsMap: Record<string, string>; InputTemplate: string };
      RetryPolicy: Json;
    }[];
    const { InputPathsMap = {}, InputTemplate = '' } = target?.InputTransformer ?? {};
    // EventBridge replaces an unquoted variable with the JSON of the value at its path.
    const input = InputTemplate.replaceAll(/<(\w+)>/g, (_, name: string) =>
      JSON.stringify(event[InputPathsMap[name]?.replace('$.', '') ?? '']),
    );
    expect(RunInput.parse(JSON.parse(input))).toEqual({
      v: 1,
      trigger: 'onboarding',
      event: { ...event, time: '2026-11-22T08:00:00.000Z' },
    });
    expect(target?.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 7200, MaximumRetryAttempts: 20 });
  }
});
