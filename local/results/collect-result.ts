import type { CaseRecord } from '../../lib/domain/case';
import { caseRow, type CaseRow } from '../../lib/domain/cases/case-row';
import type { Report } from '../../lib/domain/report';
import { layout } from '../../lib/workflow/layout';
import { composeMail } from '../aws/services/mail';
import type { World } from '../world';
import type { RunResult, SimulationResult } from './simulation-result';

/** Gathers what a simulation left in the simulated AWS. @param end simulated time at which it ended, in milliseconds */
export async function collectResult(world: World, end: number): Promise<SimulationResult> {
  const { cloud, machines, organization } = world;
  const bucket = onlyOne(world.deployment.buckets, 'bucket').name;
  const text = (key: string): string => new TextDecoder().decode(cloud.s3.getObject(bucket, key));
  return {
    runs: world.runs().flatMap(({ output }) => runResult(output, text)),
    cases: await caseRows(world),
    organization: organization.toFile(end),
    calls: cloud.aws.calls,
    mails: await Promise.all(
      cloud.ses.mails.map(async (mail) => ({
        recipient: mail.to.join(','),
        eml: new TextDecoder().decode(await composeMail(mail)),
      })),
    ),
    executions: machines.executions(),
    ledger: cloud.s3
      .listObjects(bucket, 'ledger/')
      .map(({ key, body }) => ({ key, text: new TextDecoder().decode(body) })),
    denials: cloud.aws.denials,
    defects: cloud.aws.defects.map(({ message }) => message),
  };
}

/** The report of a run, by the key that its execution ended with; a duplicate or skipped run has none. */
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
      whole: trigger !== 'onboarding',
    },
  ];
}

/** Every generation of every case, in order of opening. */
async function caseRows({ cloud, deployment }: World): Promise<readonly CaseRow[]> {
  const items = await cloud.dynamodb.scanTable(onlyOne(deployment.tables, 'table').name);
  return items
    .filter((item) => String(item['sk']).startsWith('CASE#'))
    .map((item) => caseRow(item as unknown as CaseRecord))
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
}

function onlyOne<T>(items: readonly T[], what: string): T {
  const [item] = items;
  if (item === undefined || items.length > 1)
    throw new Error(`Expected one ${what} in the template, got ${items.length}.`);
  return item;
}
