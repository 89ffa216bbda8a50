import { addCalls } from '../../../lib/domain/runs/add-calls';

test('counts are added by operation', () => {
  const first = { calls: { 'iam:GetUser': 1, 'sts:AssumeRoot': 2 }, throttled: 1 };
  const second = { calls: { 'sts:AssumeRoot': 3 }, throttled: 2 };
  expect(addCalls([first, second])).toEqual({ calls: { 'iam:GetUser': 1, 'sts:AssumeRoot': 5 }, throttled: 3 });
  expect(addCalls([])).toEqual({ calls: {}, throttled: 0 });
});
