import type { AccountId } from '../../../domain/account';
import type { Inspection } from '../../../domain/finding';
import type { ComparedContact } from '../../../domain/runs/contact-changes';
import type { ContactFix, Plan } from '../../../domain/runs/plan';
import type { AwsCalls } from '../../../domain/runs/run';
import type { Snapshot } from '../../../domain/snapshot';
import { layout } from '../../../workflow/layout';
import { addCalls } from '../../../domain/runs/add-calls';
import { concurrently } from '../../sdk/concurrently';
import { Kept } from '../../sdk/kept';
import { Inspections } from '../documents/inspections';
import { ManifestSchema, type Manifest } from '../documents/manifest';
import { CaseChanges, Fixes, PlanDocument } from '../documents/plan';
import { PolicyAssetError } from '../../sdk/errors';
import type { ObjectStore } from './object-store';

/** How many of a run's files are read at the same time. */
const readers = 10;

/** Writes what the later steps need from prepare. `items` are the ids of the accounts to inspect. */
export async function writeManifest(
  store: ObjectStore,
  {
    manifest,
    policy,
    items,
  }: { readonly manifest: Manifest; readonly policy: Uint8Array; readonly items: readonly AccountId[] },
): Promise<void> {
  await Promise.all([
    store.writeText(layout.policy(manifest.run.policyDigest), policy),
    store.write(layout.manifest(manifest.run.id), manifest),
    store.write(layout.items(manifest.run.id), items),
  ]);
}

/** A run and the only policy that it may use. */
interface RunUnderPolicy {
  readonly runId: string;
  readonly policyDigest: string;
}

const latest = new Kept<RunUnderPolicy & { readonly manifest: Promise<Manifest> }>();

/**
 * The manifest of a run. A warm execution environment reads it once per run.
 * @throws PolicyAssetError when the run started with another policy
 */
export function readManifest(store: ObjectStore, run: RunUnderPolicy): Promise<Manifest> {
  const known = latest.value;
  const current = known?.runId === run.runId && known.policyDigest === run.policyDigest;
  const { manifest } = current ? known : latest.keep({ ...run, manifest: manifestUnder(store, run) });
  // Forget a failure, so that the next invocation reads again.
  manifest.catch(() => latest.forget());
  return manifest;
}

async function manifestUnder(store: ObjectStore, { runId, policyDigest }: RunUnderPolicy): Promise<Manifest> {
  const manifest = await store.read(layout.manifest(runId), ManifestSchema);
  if (manifest.run.policyDigest === policyDigest) return manifest;
  throw new PolicyAssetError(`Another policy was deployed while run ${runId} was under way. Start a new run.`);
}

/** Writes the snapshots and inspections of one child, named after the first account of its batch. */
export async function writeInspections(
  store: ObjectStore,
  batch: {
    readonly runId: string;
    readonly first: AccountId;
    readonly snapshots: readonly Snapshot[];
    readonly inspections: readonly Inspection[];
    readonly contactChanges: readonly ComparedContact[];
    readonly awsCalls: AwsCalls;
  },
): Promise<void> {
  const { runId, first, snapshots, inspections, contactChanges, awsCalls } = batch;
  await Promise.all([
    store.write(layout.snapshots(runId, first), { v: 1, snapshots }),
    store.write(layout.inspection(runId, first), { v: 1, inspections, contactChanges, awsCalls }),
  ]);
}

/** Reads what all children of the inspect map wrote. */
export async function readInspections(
  store: ObjectStore,
  runId: string,
): Promise<{
  readonly inspections: readonly Inspection[];
  readonly contactChanges: readonly ComparedContact[];
  readonly awsCalls: AwsCalls;
}> {
  const keys = await store.list(layout.inspections(runId));
  const batches = await concurrently(keys, readers, (key) => store.read(key, Inspections));
  return {
    inspections: batches.flatMap(({ inspections }) => inspections),
    contactChanges: batches.flatMap(({ contactChanges = [] }) => contactChanges),
    awsCalls: addCalls(batches.map(({ awsCalls }) => awsCalls)),
  };
}

/**
 * Writes the plan. Its case changes are stored apart, with the snapshots, because they hold full key ids. Its fixes are
 * written once more as items of the fix map.
 */
export async function writePlan(store: ObjectStore, { cases, ...plan }: Plan): Promise<void> {
  const runId = plan.run.id;
  await Promise.all([
    store.write(layout.plan(runId), plan),
    store.write(layout.caseChanges(runId), cases),
    store.write(layout.fixes(runId), plan.fixes),
  ]);
}

/** Reads the plan of a run. */
export async function readPlan(store: ObjectStore, runId: string): Promise<Plan> {
  const [plan, cases] = await Promise.all([
    store.read(layout.plan(runId), PlanDocument),
    store.read(layout.caseChanges(runId), CaseChanges),
  ]);
  return { ...plan, cases };
}

/** Writes the results of one child of the fix map. */
export const writeFixes = (
  store: ObjectStore,
  batch: {
    readonly runId: string;
    readonly first: AccountId;
    readonly fixes: readonly ContactFix[];
    readonly awsCalls: AwsCalls;
  },
): Promise<void> => {
  const { runId, first, fixes, awsCalls } = batch;
  return store.write(layout.fixedBatch(runId, first), { v: 1, fixes, awsCalls });
};

/** Reads what all children of the fix map wrote; nothing when there was nothing to fix. */
export async function readFixes(
  store: ObjectStore,
  runId: string,
): Promise<{ readonly fixes: readonly ContactFix[]; readonly awsCalls: AwsCalls }> {
  const keys = await store.list(layout.fixed(runId));
  const batches = await concurrently(keys, readers, (key) => store.read(key, Fixes));
  return {
    fixes: batches.flatMap(({ fixes }) => fixes),
    awsCalls: addCalls(batches.map(({ awsCalls }) => awsCalls)),
  };
}
