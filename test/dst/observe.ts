import { runResults } from '../../simulation/results/run-results';
import type { World } from '../../simulation/world';
import { isPublicObject, type Leaks } from './leaks';
import type { Observed, ObservedReport } from './observed';
import type { Stage } from './stage';

interface Rest extends Pick<Observed, 'seed' | 'outages' | 'calm' | 'joined'> {
  readonly leaks: Leaks;
}

/** Collects the results of a history, and looks everywhere for secrets. */
export function observe(stage: Stage, { leaks, ...rest }: Rest): Observed {
  const { world, recorder, setting, start, end } = stage;
  const { cloud, machines } = world;
  const executions = machines.executions();
  lookForSecrets(stage, leaks);
  const defects = [
    ...recorder.defects,
    ...cloud.aws.defects.map(({ message }) => message),
    ...cloud.aws.denials.map(({ principal, action }) => `${principal} may not ${action}`),
  ];
  const { calls, items, cases, deletions, roots, contactWrites, answers, events, meddlings } = recorder;
  return {
    ...rest,
    calls,
    items,
    cases,
    deletions,
    roots,
    contactWrites,
    answers,
    events,
    meddlings,
    setting,
    start,
    end,
    reports: reportsOf(world),
    mails: cloud.ses.mails,
    executions,
    leaks: leaks.found,
    ledger: new Map(objects(world, 'ledger/')),
    defects,
  };
}

const objects = ({ cloud, deployment }: World, prefix: string): readonly (readonly [string, string])[] =>
  cloud.s3
    .listObjects(deployment.buckets[0]?.name ?? '', prefix)
    .map(({ key, body }) => [key, new TextDecoder().decode(body)]);

function lookForSecrets({ world, page }: Stage, leaks: Leaks): void {
  const { cloud, machines } = world;
  for (const [key, text] of objects(world, '')) if (isPublicObject(key)) leaks.look(key, text);
  for (const body of page.bodies) leaks.look('a page', body);
  for (const { subject, headers, text, html, to } of cloud.ses.mails)
    leaks.look(`a mail to ${to.join()}`, `${subject} ${JSON.stringify(headers)} ${text ?? ''} ${html ?? ''}`);
  for (const { name, input, output, cause } of machines.executions())
    leaks.look(`execution ${name}`, `${input} ${output ?? ''} ${cause ?? ''}`);
}

function reportsOf(world: World): readonly ObservedReport[] {
  const ended = world.runs().filter(({ output }) => output?.includes('"reportKey"'));
  return runResults(world).map(({ report, whole }, index) => ({
    report,
    whole,
    startedAt: Date.parse(ended[index]?.startedAt ?? ''),
    stoppedAt: Date.parse(ended[index]?.stoppedAt ?? ''),
  }));
}
