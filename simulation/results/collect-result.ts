import type { CaseRecord } from '../../lib/domain/cases/case';
import { caseRow, type CaseRow } from '../../lib/domain/cases/case-row';
import { composeMail } from '@rootward/local-cloud';
import type { World } from '../world';
import { runResults } from './run-results';
import { keptItems } from './table-file';
import type { SimulationResult } from './simulation-result';
import { bucketOf, tableOf } from './stores';

/**
 * Collects the results of a simulation from the simulated AWS. @param end simulated time of its end, in milliseconds
 */
export async function collectResult(world: World, end: number): Promise<SimulationResult> {
  const { cloud, machines, organization } = world;
  const items = await cloud.dynamodb.scanTable(tableOf(world.deployment));
  return {
    runs: runResults(world),
    cases: caseRows(items),
    table: keptItems(items),
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
      .listObjects(bucketOf(world.deployment), 'ledger/')
      .map(({ key, body }) => ({ key, text: new TextDecoder().decode(body) })),
    denials: cloud.aws.denials,
    defects: cloud.aws.defects.map(({ message }) => message),
  };
}

/** Every generation of every case, in the order of opening. */
function caseRows(items: readonly Readonly<Record<string, unknown>>[]): readonly CaseRow[] {
  return items
    .filter((item) => String(item['sk']).startsWith('CASE#'))
    .map((item) => caseRow(item as unknown as CaseRecord))
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
}
