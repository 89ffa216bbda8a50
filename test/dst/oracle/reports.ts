import type { AccountId } from '../../../lib/domain/account';
import { sameContact, type ContactType } from '../../../lib/domain/contact';
import type { Finding } from '../../../lib/domain/finding';
import type { ObservedReport, RootState } from '../observed';
import { wanted } from '../setting-policy';
import type { Invariant, View, Violation } from './view';

/** I4: every report lists every account once, and never reports something unknown or wrong as good. */
export const reportsAreTrue: Invariant = function* (view) {
  for (const run of view.observed.reports) {
    yield* listed(view, run);
    for (const account of run.report.accounts)
      for (const finding of account.findings) {
        const complaint = untrue(view, run, account.id, finding);
        if (complaint !== undefined)
          yield {
            invariant: 'I4',
            account: account.id,
            detail: `run ${run.report.run.id}: ${finding.rule} ${complaint}`,
          };
      }
  }
};

function* listed({ observed }: View, { report, whole, startedAt, stoppedAt }: ObservedReport): Iterable<Violation> {
  const ids = report.accounts.map(({ id }) => id);
  const run = `run ${report.run.id}`;
  if (new Set(ids).size !== ids.length) yield { invariant: 'I4', detail: `${run} lists an account twice` };
  for (const [id, joined] of observed.joined) {
    if (whole && joined < startedAt && !ids.includes(id))
      yield { invariant: 'I4', account: id, detail: `${run} lost ${id}` };
    if (joined > stoppedAt && ids.includes(id)) yield { invariant: 'I4', account: id, detail: `${run} made up ${id}` };
  }
  for (const { id, outcome, findings } of report.accounts) {
    const whole = findings.length === 9 || (outcome === 'skipped' && findings.length === 0);
    if (!whole) yield { invariant: 'I4', account: id, detail: `${run}: ${id} has ${findings.length} findings` };
    const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
    if (unknown.length > 0 && !['incomplete', 'excluded'].includes(outcome))
      yield { invariant: 'I4', account: id, detail: `${run}: ${id} has unknown facts and is ${outcome}` };
    if (unknown.some(({ action }) => action !== 'none' && action !== 'excluded'))
      yield { invariant: 'I4', account: id, detail: `${run}: ${id}: something was done about an unknown fact` };
  }
}

const proofs: Readonly<Record<string, (root: RootState) => boolean>> = {
  'root-access-key': ({ keys }) => keys.length === 0,
  'root-signing-certificate': ({ certificates }) => certificates.length === 0,
  'root-mfa': ({ mfa }) => mfa,
};

const types: Readonly<Record<string, ContactType>> = {
  'security-contact': 'SECURITY',
  'billing-contact': 'BILLING',
  'operations-contact': 'OPERATIONS',
};

/** A compliant finding was true at some moment of the run, and a fixed contact was written. */
function untrue(
  view: View,
  { startedAt, stoppedAt }: ObservedReport,
  id: AccountId,
  finding: Finding,
): string | undefined {
  const proof = proofs[finding.rule];
  if (finding.verdict === 'compliant' && proof && !view.rootsBetween(id, startedAt, stoppedAt).some(proof))
    return 'is reported as compliant, and is not';
  const type = types[finding.rule];
  if (finding.action !== 'fixed' || type === undefined) return undefined;
  const written = view.observed.contactWrites.some(
    (write) =>
      write.account === id && write.type === type && sameContact(write.after, wanted[type]) && write.at <= stoppedAt,
  );
  return written ? undefined : 'is reported as fixed, and was not written';
}
