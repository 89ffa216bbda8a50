import { describeOrganization } from '../aws/organization/organization';
import { loadPolicy } from '../aws/storage/objects/policy-asset';
import { writeManifest } from '../aws/storage/objects/run-store';
import { RunClaims } from '../aws/storage/tables/run-claims';
import type { Invocation } from '../invocation/invocation';
import { layout } from '../workflow/layout';
import type { PrepareInput, PrepareOutput } from '../workflow/payloads';
import { admitRun } from './admit-run';
import { coveredAccounts } from './covered-accounts';
import { describeRun } from './describe-run';
import { surveyOrganization } from './survey-organization';

/**
 * Claims the run, reads the organization, lists the accounts and writes the manifest for the later steps.
 * For a run that may not start (yet) it returns the reason and writes no manifest.
 * @throws OrganizationUnreadableError; UnknownAccountsError; PolicyAssetError
 */
export async function prepareRun(
  { environment, clients, calls, store, deadline }: Invocation,
  input: PrepareInput,
): Promise<PrepareOutput> {
  const { policy, bytes, digest } = await loadPolicy(clients, environment);
  const organization = await describeOrganization(clients);
  const claims = new RunClaims(clients, environment.table);
  const { settleMinutes } = policy.onboarding;
  const admission = await admitRun({ clients, claims, organization, settleMinutes }, input);
  if (admission.status !== 'admitted') return admission;
  const { accounts, limitedTo } = await coveredAccounts({ clients, deadline }, organization, {
    input: input.input,
    admission,
  });
  const host = environment.hostAccount;
  const whole = limitedTo === undefined;
  const survey = await surveyOrganization({ clients, deadline }, { policy, organization, host, accounts, whole });
  const mode = environment.mode ?? policy.run.mode;
  const run = describeRun(input, { policyDigest: digest, mode, accounts: limitedTo });
  const items = accounts.filter(({ state }) => state === 'ACTIVE').map(({ id }) => id);
  const { facts: _read, unnamed: _why, ...surveyed } = survey;
  const manifest = { v: 1 as const, run, ...surveyed, claim: admission.claim, awsCalls: calls.total() };
  await writeManifest(store, { manifest, policy: bytes, items });
  return { v: 1, status: 'ready', runId: run.id, itemsKey: layout.items(run.id), accounts: items.length };
}
