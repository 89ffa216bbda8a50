import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulate, loadOrganization, RealClock, type Emulator, type OrganizationFile } from '@rootward/local-cloud';
import { CallLog } from '../../../lib/aws/sdk/call-log';
import { createClients } from '../../../lib/aws/sdk/clients';
import { unpacedRates } from '../../../lib/aws/sdk/unpaced-rates';
import { firstLook } from '../../../lib/domain/policy/first-look';
import { parsePolicy } from '../../../lib/domain/policy/parse';
import type { LoggedCall } from '../../../lib/aws/sdk/call-log';
import { noJournal } from '../../../lib/runs/look/journal';
import { look, type Look } from '../../../lib/runs/look/look';
import type { Looked } from '../../../lib/runs/look/report-look';

const organizations = join(__dirname, '..', '..', 'organizations');
const read = (name: string): string => readFileSync(join(organizations, name), 'utf8');

const day = 24 * 60 * 60 * 1000;

/**
 * A text in which every time and day is as far from now as it was from the instant that the text was written for: looks
 * take place today.
 */
export function movedToNow(text: string, writtenFor: string): string {
  const days = Math.floor((Date.now() - Date.parse(writtenFor)) / day) * day;
  return text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (time) => new Date(Date.parse(time) + days).toISOString())
    .replace(/(?<!"Version": ?")\b\d{4}-\d\d-\d\d\b(?!T)/g, (date) =>
      new Date(Date.parse(date) + days).toISOString().slice(0, 10),
    );
}

/** An organization of the tests, moved to now. */
export const organizationNow = (name: string): OrganizationFile => {
  const text = read(`${name}.json`);
  const { now = '' } = JSON.parse(text) as OrganizationFile;
  return JSON.parse(movedToNow(text, now)) as OrganizationFile;
};

/** Its policy, moved to now. */
export function policyNow(name: string): { readonly policy: Look['policy']; readonly digest: string } {
  const { now = '' } = JSON.parse(read(`${name === 'meadow' ? 'meadow-120' : name}.json`)) as OrganizationFile;
  const parsed = parsePolicy(movedToNow(read(`${name}.rootward.yaml`), now));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed;
}

/** Serves an organization, without its quotas. */
export function serve(file: OrganizationFile): Promise<Emulator> {
  const loaded = loadOrganization(JSON.stringify(file), 'organization.json');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  return emulate({ organization: loaded.organization, clock: new RealClock(), port: 0, unlimited: true });
}

export interface Looking extends Partial<Omit<Look, 'caller'>> {
  readonly url: string;
  /** The account from which to look, as its administrator. */
  readonly from: string;
  readonly onCall?: (call: LoggedCall) => void;
}

/** A look without a policy at whatever is served, as fast as it goes. */
export function lookAt({ url, from, onCall, ...look_ }: Looking): Promise<Looked> {
  const calls = new CallLog();
  calls.listen(onCall ? { onCall } : {});
  const credentials = { accessKeyId: from, secretAccessKey: 'any' };
  const clients = createClients('us-east-1', calls, { endpoint: url, credentials });
  const { policy, digest } = firstLook();
  return look({
    caller: { clients, calls, identity: { account: from, arn: `arn:aws:iam::${from}:user/administrator` } },
    policy,
    policyDigest: digest,
    withoutPolicy: look_.policy === undefined,
    chosen: { accounts: [], units: [] },
    journal: noJournal,
    rates: unpacedRates,
    halted: () => false,
    onLost: (account, error) => {
      throw new Error(`account ${account} was lost: ${String(error)}`);
    },
    ...look_,
  });
}
