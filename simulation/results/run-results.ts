import type { Report } from '../../lib/domain/runs/report';
import { layout } from '../../lib/workflow/layout';
import type { World } from '../world';
import { bucketOf } from './stores';
import type { RunResult } from './simulation-result';

/** The runs that ended with a report, in the order of start. */
export function runResults(world: World): readonly RunResult[] {
  const bucket = bucketOf(world.deployment);
  const text = (key: string): string => new TextDecoder().decode(world.cloud.s3.getObject(bucket, key));
  return world.runs().flatMap(({ output }) => runResult(output, text));
}

/** The report of a run, by the key in its execution's output. A duplicate or skipped run has none. */
function runResult(output: string | undefined, text: (key: string) => string): RunResult[] {
  const { reportKey } = JSON.parse(output ?? '{}') as { readonly reportKey?: string };
  if (reportKey === undefined) return [];
  const json = text(reportKey);
  const report = JSON.parse(json) as Report;
  const { id, trigger } = report.run;
  return [
    {
      report,
      json,
      html: text(layout.report(id, 'html')),
      csv: text(layout.report(id, 'csv')),
      contactChanges: {
        json: text(layout.contactChanges(id, 'json')),
        html: text(layout.contactChanges(id, 'html')),
      },
      whole: trigger !== 'onboarding',
    },
  ];
}
