import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as iam from '@aws-sdk/client-iam';
import { bundle } from '../../lib/infra/bundle';
import { stages, type Stage } from '../../lib/workflow/stages';

const bundles = bundle({ reuse: true });

/** Every IAM operation that changes something. */
const changing = Object.keys(iam)
  .flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? [])
  .filter((name) => !/^\$|^(Get|List|Simulate|Generate)/.test(name));

/** The changes that a bundle can send, because it contains the command or the name of the operation. */
function changesIn(stage: Stage): readonly string[] {
  const source = readFileSync(join(bundles[stage], 'index.js'), 'utf8');
  return changing.filter((name) => new RegExp(`\\b${name}Command\\b|["']${name}["']`).test(source)).toSorted();
}

test('IAM has changes that would be seen', () => {
  expect(changing.length).toBeGreaterThan(90);
  expect(changing).toEqual(
    expect.arrayContaining(['DeleteLoginProfile', 'DeactivateMFADevice', 'UpdateAccessKey', 'DeleteVirtualMFADevice']),
  );
});

test('act can send the two deletions that people approve, and no other change of IAM', () => {
  expect(changesIn('act')).toEqual(['DeleteAccessKey', 'DeleteSigningCertificate']);
});

test.each(stages.filter((stage) => stage !== 'act'))('%s can send no change of IAM', (stage) => {
  expect(changesIn(stage)).toEqual([]);
});
