import { createHash } from 'node:crypto';
import { stageName } from '../../../lib/infra/names';
import { environmentNames } from '../../../lib/workflow/environment';
import type { Scene } from '../../dst/scene';
import { hour } from '../../dst/stage';
import { casePolicy, labs, security } from '../case-organization';
import { approve, deletedOnce, endOf, rule, told, wish } from './told';

describe('a decision that is saved', () => {
  it('is carried out by the next sweep when its wake-up is lost', async () => {
    const lost = { operation: 'sfn:SendTaskSuccess', error: 'Timeout', times: 8 };
    const observed = await told({
      sweepHours: 1,
      play: (scene) => {
        scene.fault(lost);
        scene.decide(2.5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    const acted = observed.cases.find(({ record }) => record.state === 'acting')?.at ?? 0;
    // The decision was at 08:30, the sweep at 09:00.
    expect(new Date(acted).toISOString()).toBe('2026-11-02T09:00:00.000Z');
  });

  it('is void when nobody could act on it for 48 hours', async () => {
    const observed = await told({
      days: 5,
      outages: (start) => [{ from: start + hour, to: start + 52 * hour }],
      play: approve,
    });
    const { deleted, ...states } = endOf(observed) as Record<string, unknown>;
    expect(deleted).toEqual([]);
    expect(states['root-access-key#1']).toBe('stale stale void');
    expect(states['root-access-key#2']).toMatch(/^pending/);
  });

  it('deletes nothing when the deletion is denied, and the case says why', async () => {
    const observed = await told({
      days: 3,
      play: (scene) => {
        scene.fault({ account: labs, operation: 'iam:DeleteAccessKey', error: 'AccessDenied' });
        approve(scene);
      },
    });
    const { deleted, ...states } = endOf(observed) as Record<string, string>;
    expect(deleted).toEqual([]);
    expect(states['root-access-key#1']).toMatch(/^failed failed Deleting for root-access-key as root was denied/);
    expect(states['root-access-key#2']).toMatch(/^pending/);
  });

  it('is worth nothing once the policy no longer names who made it', async () => {
    const later = casePolicy().replace(security, 'successor@one.example');
    const observed = await told({
      days: 1,
      around: { changeTemplate: redeemsUnder(later) },
      play: (scene) => {
        // The page remembers the policy of its first request. Then another policy is deployed.
        scene.at(1, () => scene.form(security, labs, rule));
        scene.at(1.5, () => deployPolicy(scene, later));
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual({ 'root-access-key#1': 'stale stale approvers-changed', deleted: [] });
  });
});

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

interface FunctionTemplate {
  readonly Properties: {
    readonly FunctionName?: string;
    readonly Environment?: { readonly Variables: Record<string, unknown> };
  };
}

/** A template in which `redeem` has another policy than the page, where the decision was made. */
const redeemsUnder =
  (policy: string) =>
  (template: Readonly<Record<string, unknown>>): unknown => {
    const changed = structuredClone(template) as { readonly Resources: Readonly<Record<string, FunctionTemplate>> };
    const redeem = Object.values(changed.Resources).find(
      ({ Properties }) => Properties?.FunctionName === stageName('redeem'),
    );
    const variables = redeem?.Properties.Environment?.Variables;
    if (!variables) throw new Error('The template has no function that redeems.');
    variables[environmentNames.policyDigest] = digestOf(policy);
    return changed;
  };

function deployPolicy({ stage: { world } }: Scene, policy: string): void {
  const environment = world.deployment.functions.find(({ name }) => name === stageName('redeem'))?.environment ?? {};
  const { [environmentNames.policyBucket]: bucket = '', [environmentNames.policyKey]: key = '' } = environment;
  world.cloud.s3.putObject(bucket, key, Buffer.from(policy));
}
