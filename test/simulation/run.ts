import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountId } from '../../lib/domain/account';
import type { Contact, ContactType } from '../../lib/domain/contact';
import type { Mode } from '../../lib/domain/runs/run';
import { synthesize, type Synthesis } from '../../lib/infra/synthesize';
import { Faults, type OrganizationFile, type SimulatedAccount, SimulatedOrganization } from '@rootward/local-cloud';
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
