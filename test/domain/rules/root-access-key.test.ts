import { known, unknown } from '../../../lib/domain/fact';
import { rootAccessKey } from '../../../lib/domain/rules/root-access-key';
import type { AccessKey } from '../../../lib/domain/snapshot';
import { denied, keyOf, now, policyOf, snapshotOf } from '../support/build';

const policy = policyOf({ rootUser: { accessKeys: { unusedDays: 90 } } });
const judge = (...keys: AccessKey[]) =>
  rootAccessKey.judge(snapshotOf({ root: { accessKeys: known(keys) } }), policy, now);
/** 90 x 24 h before now, which is still recent. */
const edge = '2026-08-04T06:00:00.000Z';
const beyond = '2026-08-04T05:59:59.999Z';
const inactive = keyOf({ id: 'AKIAPAYMENTSBBBB2222', status: 'Inactive' });

describe('root-access-key', () => {
  it('is compliant without keys', () => {
    expect(judge()).toEqual({
      rule: 'root-access-key',
      severity: 'critical',
      verdict: 'compliant',
      reason: 'none',
      message: 'The root user has no access key.',
      evidence: {},
    });
  });

  it.each([
    ['in-use', 'used at the edge of unusedDays', [keyOf({ lastUsedAt: edge })]],
    ['in-use', 'used after now, by a clock that runs ahead', [keyOf({ lastUsedAt: '2026-11-02T06:00:01.000Z' })]],
    ['in-use', 'one used, one new', [keyOf({ createdAt: edge }), keyOf({ lastUsedAt: edge })]],
    ['in-use', 'one used, one whose use was not read', [keyOf({ lastUsedAt: undefined }), keyOf({ lastUsedAt: edge })]],
    ['new', 'created at the edge of unusedDays, never used', [keyOf({ createdAt: edge })]],
    ['new', 'one new, one unused', [keyOf(), keyOf({ createdAt: edge })]],
    ['unused', 'created before unusedDays, never used', [keyOf({ createdAt: beyond })]],
    ['unused', 'last used before unusedDays', [keyOf({ lastUsedAt: beyond })]],
    ['unused', 'an inactive key was used, the active one never', [keyOf(), { ...inactive, lastUsedAt: edge }]],
    ['inactive', 'whatever its use', [{ ...inactive, lastUsedAt: edge }]],
    ['inactive', 'of which nothing else is known', [{ id: 'slot-1', status: 'Inactive' } as const]],
  ])('is violated: %s (%s)', (reason, _name, keys) => {
    expect(judge(...keys)).toMatchObject({ verdict: 'violation', reason });
  });

  it('shows what is known of each key, ids masked', () => {
    const used = keyOf({ lastUsedAt: '2026-11-01T03:15:00.000Z', lastUsedService: 's3', lastUsedRegion: 'eu-west-1' });
    expect(judge(used, inactive, { id: 'slot-2', status: 'Inactive' })).toEqual({
      rule: 'root-access-key',
      severity: 'critical',
      verdict: 'violation',
      reason: 'in-use',
      message:
        "Somebody uses the root user's access keys: " +
        'active key …1111, created 2020-01-01, last used 2026-11-01 for s3 in eu-west-1; ' +
        'inactive key …2222, created 2020-01-01, never used; inactive key slot-2.',
      evidence: {
        keys: [
          {
            id: '…1111',
            status: 'Active',
            createdAt: '2020-01-01T00:00:00.000Z',
            ageDays: 2497,
            lastUsedAt: '2026-11-01T03:15:00.000Z',
            lastUsedService: 's3',
            lastUsedRegion: 'eu-west-1',
          },
          {
            id: '…2222',
            status: 'Inactive',
            createdAt: '2020-01-01T00:00:00.000Z',
            ageDays: 2497,
            lastUsedAt: null,
          },
          { id: 'slot-2', status: 'Inactive' },
        ],
      },
    });
  });

  const deniedUse = unknown(
    'denied-by-scp',
    'iam:GetAccessKeyLastUsed as root was denied by p-lastuse1.',
    'p-lastuse1',
  );
  const unread = keyOf({ lastUsedAt: undefined, lastUseUnknown: deniedUse });

  it.each<[string, readonly AccessKey[]]>([
    ['alone', [unread]],
    ['beside a new one', [unread, keyOf({ id: 'AKIAPAYMENTSBBBB2222', createdAt: edge })]],
    ['beside one that was not used lately', [keyOf({ id: 'AKIAPAYMENTSBBBB2222', lastUsedAt: beyond }), unread]],
    ['beside an inactive one', [inactive, unread]],
    ['of which nobody says why', [keyOf({ lastUsedAt: undefined })]],
  ])('is violated by an active key whose last use could not be read, %s', (_name, keys) => {
    expect(judge(...keys)).toMatchObject({ verdict: 'violation', reason: 'use-unknown' });
  });

  it('says why the last use is unknown', () => {
    expect(judge(unread)).toEqual({
      rule: 'root-access-key',
      severity: 'critical',
      verdict: 'violation',
      reason: 'use-unknown',
      message:
        "Somebody may use the root user's access keys: active key …1111, created 2020-01-01, " +
        'last use unknown (iam:GetAccessKeyLastUsed as root was denied by p-lastuse1).',
      evidence: {
        keys: [{ id: '…1111', status: 'Active', createdAt: '2020-01-01T00:00:00.000Z', ageDays: 2497 }],
        cause: 'denied-by-scp',
        policy: 'p-lastuse1',
      },
    });
  });

  it('is inactive when the last use of an inactive key could not be read', () => {
    expect(judge({ ...inactive, lastUsedAt: undefined, lastUseUnknown: deniedUse })).toMatchObject({
      reason: 'inactive',
    });
  });

  it('is unknown for an active key that was never used and whose age was not read', () => {
    expect(judge(keyOf({ createdAt: undefined }))).toEqual({
      rule: 'root-access-key',
      severity: 'critical',
      verdict: 'unknown',
      reason: 'unreadable',
      message: 'The root access keys could not be read: AWS did not say when key …1111 was created.',
      evidence: { cause: 'error' },
    });
  });

  it('is unknown when the keys could not be read', () => {
    expect(rootAccessKey.judge(snapshotOf({ root: { accessKeys: denied } }), policy, now)).toEqual({
      rule: 'root-access-key',
      severity: 'critical',
      verdict: 'unknown',
      reason: 'unreadable',
      message: 'The root access keys could not be read: policy p-denyroot1 denies it.',
      evidence: { cause: 'denied-by-scp', policy: 'p-denyroot1' },
    });
  });
});
