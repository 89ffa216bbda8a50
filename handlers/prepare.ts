import { admitRun } from '../lib/aws/admit-run';
import { coveredAccounts } from '../lib/aws/covered-accounts';
import { describeRun } from '../lib/aws/describe-run';
import { startInvocation } from '../lib/aws/invocation';
import { log } from '../lib/aws/log';
import { describeOrganization } from '../lib/aws/organization';
import { blockedBy, readOrganizationFacts } from '../lib/aws/organization-facts';
import { loadPolicy } from '../lib/aws/policy-asset';
import { RunClaims } from '../lib/aws/run-claims';
import { writeManifest } from '../lib/aws/run-store';
import { organizationFindings } from '../lib/domain/preflight';
import { layout } from '../lib/workflow/layout';
import { PrepareInput, PrepareOutput } from '../lib/workflow/payloads';

const stage = 'prepare';

/** Claims the run, looks at the organization, lists the accounts and writes the manifest. */
export async function handler(event: unknown): Promise<PrepareOutput> {
  const input = PrepareInput.parse(event);
  const { environment, clients, calls, store } = startInvocation();
  const { policy, text, digest } = await loadPolicy(clients, environment);
  const organization = await describeOrganization(clients);
  const claims = new RunClaims(clients, environment.table);
  const { settleMinutes } = policy.onboarding;
  const admission = await admitRun({ clients, claims, organization, settleMinutes }, input);
  const executionId = input.execution.arn;
  if (admission.status !== 'admitted') {
    log({ stage, event: admission.status, executionId });
    return PrepareOutput.parse(admission);
  }
  const { accounts, limitedTo } = await coveredAccounts(clients, organization, { input: input.input, admission });
  const facts = await readOrganizationFacts(clients, organization, environment.hostAccount);
  const mode = environment.mode ?? policy.run.mode;
  const run = describeRun(input, { policyDigest: digest, mode, accounts: limitedTo });
  const items = accounts.filter(({ state }) => state === 'ACTIVE').map(({ id }) => id);
  const found = { id: organization.id, findings: organizationFindings(facts) };
  const { claim } = admission;
  const about = { run, organization: found, accounts, blocked: blockedBy(facts), claim, awsCalls: calls.total() };
  await writeManifest(store, { manifest: { v: 1, ...about }, policy: text, items });
  log({ stage, event: 'ready', executionId, runId: run.id, accounts: items.length });
  const itemsKey = layout.items(run.id);
  return PrepareOutput.parse({ v: 1, status: 'ready', runId: run.id, itemsKey, accounts: items.length });
}
