import type { CaseRecord } from '../../../lib/domain/cases/case';
import { certificateCase, keyCase, now } from '../../web/case-records';
import { choiceOf, choices, page } from './case-view';

const inUse = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  keyCase({
    reason: 'in-use',
    evidence: {
      keys: [
        {
          id: 'AKIAPAYMENTSXXXXK3YA',
          status: 'Active',
          createdAt: '2021-03-14T08:00:00.000Z',
          lastUsedAt: '2026-11-04T02:30:00.000Z',
          lastUsedService: 's3',
          lastUsedRegion: 'eu-west-1',
        },
      ],
    },
    ...overrides,
  });

test('keys in use: who uses them comes first, and the deletion is the last choice, with its warning inside', () => {
  const html = page(inUse());
  expect(html.indexOf('First: find out who uses it')).toBeLessThan(html.indexOf('id="courses"'));
  expect(html).toMatch(/7 hours\s+ago\) for s3 in eu-west-1/);
  expect(html).toContain(
    'aws cloudtrail lookup-events --region eu-west-1 --lookup-attributes AttributeKey=Username,AttributeValue=root',
  );
  expect(html).toMatch(/recorded in account 400000000006\s+itself/);
  expect(choices(html)).toEqual(['done', 'accept', 'reject', 'approve']);
  const choice = choiceOf(html, 'approve');
  expect(choice).toMatch(/^danger"/);
  expect(choice).toContain('delete 1 access key in use');
  expect(choice).toContain('…K3YA was last used 7 hours ago for s3 in eu-west-1.');
  expect(choice).toContain('name="evenIfUsed"');
});

test('a key that was never used looks harmless; one that was used once, a new one and a certificate do not', () => {
  const withKey = (key: object, reason = 'unused'): string =>
    choiceOf(
      page(keyCase({ reason, evidence: { keys: [{ id: 'AKIAPAYMENTSXXXXK3YA', status: 'Active', ...key }] } })),
      'approve',
    );
  const never = { createdAt: '2021-03-14T08:00:00.000Z', lastUsedAt: null };
  expect(withKey(never)).toMatch(/^"/);
  expect(withKey(never)).toContain('nothing is known to depend on it');
  expect(withKey(never, 'new')).toMatch(/^final"/);
  expect(withKey(never, 'new')).toContain('ask who made it');
  expect(withKey({ ...never, lastUsedAt: '2024-02-02T10:00:00.000Z' })).toContain('was last used 2 years ago');
  // IAM remembers no use before 22 April 2015.
  expect(withKey({ ...never, createdAt: '2014-01-01T00:00:00.000Z' })).toMatch(/^final"/);
  expect(choiceOf(page(certificateCase()), 'approve')).toMatch(/^final"/);
});

test('keys of unknown use: how to find out comes first, and no deletion is offered', () => {
  const html = page(
    keyCase({ reason: 'use-unknown', evidence: { keys: [{ id: 'AKIAPAYMENTSXXXXK3YA', status: 'Active' }] } }),
  );
  expect(html).toContain('AWS did not tell the last use');
  expect(html).toContain('--region us-east-1');
  expect(choices(html)).not.toContain('approve');
});

test.each([
  ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events?Username=root'],
  ['cn-north-1', undefined],
  ['us-gov-west-1', undefined],
  ['"><script>', 'https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events?Username=root'],
])('a last use in %s leads to the event history %s', (lastUsedRegion, link) => {
  const keys = [{ id: 'AKIAPAYMENTSXXXXK3YA', status: 'Active', lastUsedAt: now, lastUsedRegion }];
  expect(/href="(https:[^"]*)"/.exec(page(inUse({ evidence: { keys } })))?.[1]).toBe(link);
});
