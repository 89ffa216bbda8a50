import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountId } from '../../lib/domain/account';
import { contactTypes, type Contact, type ContactType } from '../../lib/domain/contact';
import type { Mode } from '../../lib/domain/runs/run';
import type { Report } from '../../lib/domain/runs/report';
import { runMachineName } from '../../lib/infra/names';
import { synthesize, type Synthesis } from '../../lib/infra/synthesize';
import {
  type AccountFile,
  type FaultFile,
  Faults,
  type LaterFile,
  type OrganizationFile,
  type SimulatedAccount,
  SimulatedOrganization,
} from '@rootward/local-cloud';
import { simulate, type SimulateOptions, type Simulation } from '../../simulation/simulate';
import { temporaryFolder } from '../temporary-folder';
import { warm } from '../warm';

const organizations = join(__dirname, '..', 'organizations');

/** A copy of an example organization that tests may change. */
export const organizationFile = (name: string): OrganizationFile =>
  JSON.parse(readFileSync(join(organizations, `${name}.json`), 'utf8')) as OrganizationFile;

/** Text of the policy of an example organization. */
export const policyOf = (name: string): string => readFileSync(join(organizations, `${name}.rootward.yaml`), 'utf8');

/** One contact that was written into the organization by any writer. */
export interface Write {
  readonly account: AccountId;
  readonly type: ContactType;
  readonly contact: Contact;
}

/** Loses every second answer of some operations. Each of their calls succeeds with one retry. */
export class LosingAnswers extends Faults {
  private readonly counts = new Map<string, number>();

  constructor(private readonly operations: readonly string[]) {
    super();
  }

  override losesResponse(operation: string, target: AccountId): boolean {
    if (!this.operations.includes(operation)) return super.losesResponse(operation, target);
    const count = this.counts.get(operation) ?? 0;
    this.counts.set(operation, count + 1);
    return count % 2 === 0;
  }
}

/** A simulated organization that records every contact that is written through the Account API. */
class WatchedOrganization extends SimulatedOrganization {
  readonly writes: Write[] = [];
  override readonly faults: Faults;

  constructor(file: OrganizationFile, faults = new Faults(file.accounts)) {
    super(file);
    this.faults = faults;
  }

  override account(id: AccountId): SimulatedAccount | undefined {
    const account = super.account(id);
    if (account === undefined) return undefined;
    const putContact = (type: ContactType, contact: Contact): void => {
      this.writes.push({ account: id, type, contact: { ...contact } });
      account.putContact(type, contact);
    };
    return Object.create(account, { putContact: { value: putContact } }) as SimulatedAccount;
  }
}

export type Simulated = Simulation & { readonly writes: readonly Write[] };

interface Options extends Partial<Omit<SimulateOptions, 'organization' | 'policyFile' | 'synthesis'>> {
  /** Replaces the faults of the organization file. */
  readonly faults?: Faults;
}

const folder = temporaryFolder();

const ready = new Map<string, { readonly policyFile: string; readonly synthesis: Synthesis }>();

/** The deployment of a policy, made once, because synthesis takes longer than most runs. */
function deploymentOf(policy: string, mode: Mode | undefined) {
  const key = `${mode ?? ''}\n${policy}`;
  const known = ready.get(key);
  if (known) return known;
  const policyFile = join(folder, `${ready.size}.yaml`);
  writeFileSync(policyFile, policy);
  const made = { policyFile, synthesis: synthesize({ policyFile, ...(mode !== undefined && { mode }) }) };
  ready.set(key, made);
  return made;
}

/** The template for a policy. */
export const templateOf = (policy: string): Synthesis['template'] => deploymentOf(policy, undefined).synthesis.template;

/** The first run, and five sweeps after it: as many as find something to do. */
const sixHours = 1 / 4;

/** Simulates six hours, unless the options say more, and checks that the simulation itself found nothing wrong. */
export async function run(
  file: OrganizationFile,
  policy: string,
  { faults, ...options }: Options = {},
): Promise<Simulated> {
  const organization = new WatchedOrganization(file, faults);
  const result = await simulate({
    days: sixHours,
    warm,
    // Harbor, and everything that the command line and the demo run, goes through sockets.
    inProcess: {},
    ...options,
    organization,
    ...deploymentOf(policy, options.mode),
  });
  expect(result.defects).toEqual([]);
  return { ...result, writes: organization.writes };
}

/** The organization with faults for all accounts from the start. */
export const withFaults = (file: OrganizationFile, faults: readonly FaultFile[]): OrganizationFile => ({
  ...file,
  later: [...faults.map((fault): LaterFile => ({ after: '0s', fault })), ...(file.later ?? [])],
});

/** The report of a run, counting only runs with a report, from 0. */
export function reportOf({ runs }: Simulated, index = 0): Report {
  const report = runs[index]?.report;
  if (report === undefined) throw new Error(`There are ${runs.length} reports and no number ${index}.`);
  return report;
}

/** Outcome and findings by account, without compliant and not-applicable findings: rule -> [reason, action]. */
export const troubles = (report: Report): Record<AccountId, unknown> =>
  Object.fromEntries(
    report.accounts.map(({ id, name, outcome, findings }) => [
      id,
      {
        name,
        outcome,
        findings: Object.fromEntries(
          findings
            .filter(({ verdict }) => verdict === 'violation' || verdict === 'unknown')
            .map(({ rule, reason, action }) => [rule, [reason, action]]),
        ),
      },
    ]),
  );

/** `account/rule#generation` of every case, in order. */
export const caseNames = ({ cases }: Simulated): readonly string[] =>
  cases.map(({ account, rule, generation }) => `${account}/${rule}#${generation}`).toSorted();

/**
 * What is wrong with the reported runs, in words. A run must either fail with an error and without a report, or its
 * report must list each account once, with every rule, and without actions on unknown facts.
 */
export function misreported(result: Simulated, accounts: readonly AccountId[]): readonly string[] {
  const { runs } = result;
  const executions = runExecutions(result);
  const loud = executions.filter(({ status, error }) => status === 'FAILED' && error !== undefined);
  const quiet = executions.filter(({ status }) => status !== 'FAILED' && status !== 'SUCCEEDED');
  const lost = executions.length - loud.length - runs.length;
  return [
    ...quiet.map(({ name, status }) => `execution ${name} is ${status}`),
    ...(lost === 0 ? [] : [`${lost} executions have neither a report nor an error`]),
    ...runs.flatMap(({ report }) => {
      const listed = report.accounts.map(({ id }) => id);
      const complete = JSON.stringify(listed) === JSON.stringify(accounts);
      return [...(complete ? [] : [`the report lists ${listed.join(' ')}`]), ...report.accounts.flatMap(madeUp)];
    }),
  ];
}

function madeUp({ id, outcome, findings }: Report['accounts'][number]): readonly string[] {
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  const acted = unknown.filter(({ reason, action }) => reason !== 'unreadable' || action !== 'none');
  return [
    ...(findings.length === 9 ? [] : [`${id} has ${findings.length} findings`]),
    ...acted.map(({ rule, action }) => `${id} ${rule} is unknown and ${action}`),
    ...(unknown.length > 0 && outcome !== 'incomplete' ? [`${id} has unknown facts and is ${outcome}`] : []),
  ];
}

/** The contacts of every account after the run. */
export const contactsAfter = ({ organization }: Simulated): Record<AccountId, AccountFile['contacts']> =>
  Object.fromEntries(organization.accounts.map(({ id, contacts }) => [id, contacts]));

/** The executions of the Run state machine, in order of start. Cases have their own executions. */
const runExecutions = ({ executions }: Simulated): Simulated['executions'] =>
  executions.filter(({ stateMachineArn }) => stateMachineArn.endsWith(`:${runMachineName}`));

/** Status of each run, in order of start. */
export const statuses = (result: Simulated): readonly string[] => runExecutions(result).map(({ status }) => status);

/** Calls to Account, IAM and Organizations that change something, as `account Operation`, failed ones included. */
export const organizationWrites = ({ calls }: Simulated): readonly string[] =>
  calls
    .filter(({ service }) => ['account', 'iam', 'organizations'].includes(service))
    .filter(({ operation }) => !/^(Get|List|Describe|GenerateCredentialReport)/.test(operation))
    .map(({ target, operation }) => `${target} ${operation}`);

/** `account/type` of every contact that was written with two different values: two writers contradict each other. */
export function contested(writes: readonly Write[]): readonly string[] {
  const values = new Map<string, Set<string>>();
  for (const { account, type, contact } of writes) {
    const name = `${account}/${type}`;
    values.set(name, (values.get(name) ?? new Set()).add(JSON.stringify(contact)));
  }
  return [...values].flatMap(([name, { size }]) => (size > 1 ? [name] : []));
}

/** The contacts that `smallPolicy` wants. */
export const wanted: Readonly<Record<ContactType, Contact>> = {
  SECURITY: { name: 'Security Operations', title: 'SOC', email: 'security@harbor.example', phone: '+1 555 010 0101' },
  BILLING: { name: 'Cloud Finance', title: 'FinOps', email: 'billing@harbor.example', phone: '+1 555 010 0102' },
  OPERATIONS: { name: 'Cloud Platform', title: 'On-call', email: 'oncall@harbor.example', phone: '+1 555 010 0103' },
};

/** A contact that somebody else has set. AWS keeps its white space, and a restoration must do so too. */
export const foreign: Contact = {
  name: ' Founder',
  title: 'CTO ',
  email: 'Founder@harbor.example ',
  phone: '+49 30  555 01',
};

const contactLine = (type: ContactType): string => `    ${type}: ${JSON.stringify(wanted[type])}`;

/**
 * A policy that enforces `wanted` everywhere. `contacts` is one more line of that section, `extra` are more sections.
 */
export const smallPolicy = ({ contacts = '', extra = '', run: runLine = 'mode: apply' } = {}): string => `
run: { ${runLine} }
contacts:
  mode: enforce
  ${contacts}
  default:
${contactTypes.map(contactLine).join('\n')}
approvals:
  approvers:
    - { name: Security lead, email: security-lead@harbor.example }
    - { name: Platform lead, email: platform-lead@harbor.example }
${extra}
`;

export const managementId = '100000000001';

/** A clean account. A test only sets what differs. */
export const account = (id: AccountId, overrides: Partial<AccountFile> = {}): AccountFile => ({
  id,
  name: `account-${id.slice(-2)}`,
  email: `aws+${id.slice(-2)}@harbor.example`,
  joinedAt: '2024-01-01T00:00:00Z',
  contacts: { ...wanted },
  root: {},
  ...overrides,
});

/** A clean management account, and the given members. */
export const organizationOf = (
  members: readonly AccountFile[],
  rest: Partial<OrganizationFile> = {},
): OrganizationFile => ({
  now: '2026-11-02T06:00:00Z',
  organization: { id: 'o-smallsmall', rootId: 'r-sm4l', managementAccountId: managementId },
  ...rest,
  accounts: [account(managementId, { name: 'management' }), ...members],
});
