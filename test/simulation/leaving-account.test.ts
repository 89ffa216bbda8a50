import { statuses } from './results';
import { run } from './run';
import { account, managementId, organizationOf, smallPolicy } from './small-organization';

const [leaves, stays] = ['200000000011', '200000000012'] as const;
const root = { password: { createdAt: '2020-01-01T00:00:00Z' } };

it('the case of an account that leaves is closed by the next run, and nothing fails', async () => {
  const file = organizationOf([account(leaves, { root }), account(stays)], {
    later: [{ after: '12h', removeAccount: { id: leaves } }],
  });
  const result = await run(file, smallPolicy(), { days: 2 });
  expect(statuses(result)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  expect(result.runs.at(-1)?.report.accounts.map(({ id }) => id)).toEqual([managementId, stays]);
  expect(result.cases.map(({ account: id, state, timeline }) => [id, state, timeline.at(-1)?.detail])).toEqual([
    [leaves, 'stale', 'gone'],
  ]);
});
