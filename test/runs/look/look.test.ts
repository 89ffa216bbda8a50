import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator, OrganizationFile } from '@rootward/local-cloud';
import type { Report } from '../../../lib/domain/runs/report';
import { folderWith, rootward } from '../../cli/support';
import { lookAt, organizationNow, policyNow, serve } from './looking';

const organizations = join(__dirname, '..', '..', 'organizations');

/** What every rule says about every account. */
const judged = ({ accounts }: Report) =>
  accounts.flatMap(({ id, findings }) =>
    findings.map(({ rule, verdict, reason }) => `${id} ${rule} ${verdict} ${reason}`),
  );

/** Reads, or starts a session that can only read, or makes AWS generate a credential report: the one exception. */
const isReading = (operation: string): boolean =>
  /^(?:Get|List|Describe)/.test(operation) || ['AssumeRoot', 'GenerateCredentialReport'].includes(operation);

const reports = new Map<string, Report>();

/** The report of the first run of a simulation. */
async function simulated(name: string, policy: string): Promise<Report> {
  const report = reports.get(name) ?? (await simulate(name, policy));
  reports.set(name, report);
  return report;
}

async function simulate(name: string, policy: string): Promise<Report> {
  const out = join(folderWith(), 'out');
  const words = [join(organizations, `${name}.json`), '--policy', join(organizations, `${policy}.rootward.yaml`)];
  const { code, err } = await rootward('simulate', ...words, '--out', out);
  expect({ code, err: err.filter((line) => !/^(run \d|warning)/.test(line)) }).toEqual({ code: 0, err: [] });
  return JSON.parse(readFileSync(join(out, 'runs', '1', 'report.json'), 'utf8')) as Report;
}

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

describe.each([
  ['harbor', 'harbor'],
  ['meadow-120', 'meadow'],
])('a look at %s', (name, policyName) => {
  it('gives the verdicts and reasons of the first simulated run, from the management account', async () => {
    const file = organizationNow(name);
    emulator = await serve(file);
    const { policy, digest } = policyNow(policyName);
    const from = file.organization.managementAccountId;
    const { report } = await lookAt({ url: emulator.url, from, policy, policyDigest: digest });
    expect(report.lookedFrom).toMatchObject({ account: from, place: 'management-account', doesNotSee: [] });
    expect(judged(report)).toEqual(judged(await simulated(name, policyName)));
    const operations = new Set(emulator.calls.map(({ operation }) => operation));
    expect([...operations].filter((operation) => !isReading(operation))).toEqual([]);
    expect(operations.size).toBeGreaterThan(10);
  });

  it('gives them from a delegated administrator too, and tells the management account as not readable from there', async () => {
    const file = organizationNow(name);
    const { managementAccountId } = file.organization;
    const host =
      file.accounts.find(({ id, state = 'ACTIVE' }) => id !== managementAccountId && state === 'ACTIVE')?.id ?? '';
    emulator = await serve(delegatedTo(file, host, services));
    const { policy, digest } = policyNow(policyName);
    const { report } = await lookAt({ url: emulator.url, from: host, policy, policyDigest: digest });
    expect(report.lookedFrom).toMatchObject({
      account: host,
      place: 'delegated-administrator',
      doesNotSee: [expect.stringContaining(`management account ${managementAccountId}`)],
    });
    const others = (lines: readonly string[]) => lines.filter((line) => !line.startsWith(managementAccountId));
    expect(others(judged(report))).toEqual(others(judged(await simulated(name, policyName))));
    const own = report.accounts.find(({ id }) => id === managementAccountId)?.findings ?? [];
    expect(own.filter(({ verdict, rule }) => verdict === 'compliant' && rule !== 'root-email-domain')).toEqual([]);
    expect(own.filter(({ verdict }) => verdict === 'unknown').length).toBeGreaterThan(5);
  });
});

const services = ['account.amazonaws.com', 'iam.amazonaws.com'];

const delegatedTo = (file: OrganizationFile, host: string, to: readonly string[]): OrganizationFile => ({
  ...file,
  organization: {
    ...file.organization,
    delegatedAdministrators: Object.fromEntries(to.map((service) => [service, [host]])),
  },
});
