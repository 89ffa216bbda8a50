import { describeRun } from '../../lib/runs/describe-run';

const execution = {
  arn: 'arn:aws:states:us-east-1:100000000001:execution:run:first',
  startedAt: '2026-11-02T06:00:00.5Z',
};
const manual = { v: 1, trigger: 'manual' } as const;

test('the same execution always stands for the same run', () => {
  const describe = () => describeRun({ execution, input: manual }, { policyDigest: 'digest', mode: 'apply' });
  expect(describe()).toEqual({
    id: expect.stringMatching(/^20261102T060000Z-manual-[0-9a-f]{8}$/) as unknown,
    trigger: 'manual',
    mode: 'apply',
    startedAt: '2026-11-02T06:00:00.500Z',
    policyDigest: 'digest',
  });
  expect(describe()).toEqual(describe());
});

test('executions that start in the same second stand for different runs', () => {
  const other = { ...execution, arn: `${execution.arn}-2` };
  const describe = (of: typeof execution) =>
    describeRun({ execution: of, input: manual }, { policyDigest: '', mode: 'plan' });
  expect(describe(other).id).not.toBe(describe(execution).id);
});

test.each([
  ['apply', 'plan', 'plan'],
  ['apply', undefined, 'apply'],
  ['plan', undefined, 'plan'],
] as const)('what may %s, asked for %s, does %s', (mode, asked, expected) => {
  const input = { ...manual, ...(asked && { mode: asked }) };
  expect(describeRun({ execution, input }, { policyDigest: '', mode }).mode).toBe(expected);
});
