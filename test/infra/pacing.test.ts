import {
  actUnreadableRetry,
  askRetry,
  readRetry,
  type RetryRule,
  verifyUnreadableRetry,
  writeRetry,
} from '../../lib/workflow/retries';
import { quotas as simulated } from '@rootward/local-cloud';
import { accountsPerFix, accountsPerInspection, childRate, mapConcurrency, quotas } from '../../lib/workflow/quotas';
import {
  deleteSessionSeconds,
  expressChildSeconds,
  functionTimeoutSeconds,
  taskTimeoutSeconds,
} from '../../lib/workflow/timeouts';

const contactTypes = 3;
/** Longest possible sum of a rule's waits between attempts, in seconds. */
const longestWaitSeconds = ({ intervalSeconds, backoffRate, maxAttempts }: RetryRule): number =>
  Array.from({ length: maxAttempts }, (_, attempt) => intervalSeconds * backoffRate ** attempt).reduce(
    (sum, wait) => sum + wait,
    0,
  );

const secondsFor = (operation: Parameters<typeof childRate>[0], calls: number): number => calls / childRate(operation);

test('what is paced by is what the simulated AWS answers to', () => {
  expect(simulated).toMatchObject(quotas);
});

test('all children together stay under the burst that the quotas allow', () => {
  expect(mapConcurrency * Math.max(accountsPerInspection, accountsPerFix)).toBeLessThanOrEqual(150);
});

test('the worst child of the inspect map ends within its function’s timeout and 240 s', () => {
  // The most that each account needs: three contacts, a root session, tags.
  const seconds =
    secondsFor('account:GetAlternateContact', contactTypes * accountsPerInspection) +
    secondsFor('sts:AssumeRoot', accountsPerInspection) +
    secondsFor('organizations:ListTagsForResource', accountsPerInspection);
  expect(seconds).toBeLessThanOrEqual(functionTimeoutSeconds.inspect / 2);
  expect(functionTimeoutSeconds.inspect).toBeLessThanOrEqual(240);
});

test('the worst child of the fix map ends within its function’s timeout and 240 s', () => {
  // The most that each contact needs: read, write, and read twice, when the first answer is still the old one.
  const contacts = contactTypes * accountsPerFix;
  const seconds =
    secondsFor('account:PutAlternateContact', contacts) +
    secondsFor('account:GetAlternateContact', 3 * contacts) +
    secondsFor('organizations:DescribeAccount', accountsPerFix) +
    secondsFor('organizations:ListTagsForResource', accountsPerFix);
  expect(seconds).toBeLessThanOrEqual(functionTimeoutSeconds.fix / 2);
  expect(functionTimeoutSeconds.fix).toBeLessThanOrEqual(240);
});

test('a child’s longest attempt and all its waits fit into an EXPRESS execution', () => {
  expect(taskTimeoutSeconds('inspect') + longestWaitSeconds(readRetry)).toBeLessThanOrEqual(expressChildSeconds);
  expect(taskTimeoutSeconds('fix') + longestWaitSeconds(writeRetry)).toBeLessThanOrEqual(expressChildSeconds);
});

test('the sums that the comments name are right', () => {
  expect([readRetry, writeRetry, askRetry].map(longestWaitSeconds)).toEqual([30, 6, 6]);
  expect([actUnreadableRetry, verifyUnreadableRetry].map(longestWaitSeconds)).toEqual([21 * 60, 200 * 60]);
});

test('the root session that deletes lasts no longer than its function, and AWS allows it', () => {
  expect(deleteSessionSeconds).toBe(functionTimeoutSeconds.act);
  expect(deleteSessionSeconds).toBeLessThanOrEqual(900);
});

test('the page answers before API Gateway stops waiting', () => {
  expect(functionTimeoutSeconds.page).toBeLessThan(30);
});
