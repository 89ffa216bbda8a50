import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploymentOf, synthesized } from './deployment';
import { Dice } from './dice';
import { runHistory } from './history';
import { randomSetting } from './setting';

jest.setTimeout(120_000);

test('a history is the same every time, whatever was simulated before it', async () => {
  const first = await runHistory({ seed: 1 });
  await runHistory({ seed: 2 });
  const again = await runHistory({ seed: 1 });
  expect(again.calls).toEqual(first.calls);
  expect(again.items).toEqual(first.items);
  expect(first.calls.length).toBeGreaterThan(100);
});

test('another seed is another history', async () => {
  const calls = [];
  for (const seed of [1, 2]) calls.push((await runHistory({ seed })).calls.length);
  expect(calls[0]).not.toBe(calls[1]);
});

test('a policy is deployed as if the stack had been synthesized with it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rootward-dst-'));
  try {
    const { policyText: policy, schedule } = randomSetting(new Dice('deployment'));
    const made = synthesized(policy, join(folder, 'policy.yaml')).synthesis.template;
    const patched = deploymentOf({ policy, schedule, sweepHours: 1 }).synthesis.template;
    // The two templates may only differ in the name of the policy file in the bucket.
    const nameless = (template: unknown): unknown =>
      JSON.parse(JSON.stringify(template).replace(/[0-9a-f]{64}\.yaml/g, 'P'));
    expect(nameless(patched)).toEqual(nameless(made));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
