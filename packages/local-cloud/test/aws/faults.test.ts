import { Faults } from '../../src/aws/faults';

const first = '100000000001';
const second = '100000000002';
const operation = 'account:PutAlternateContact';
const throttled = { operation, error: 'TooManyRequestsException', times: 2 };
const lost = { operation, error: 'LostResponse' };

test('a fault of an account happens to calls about that account, as often as it says', () => {
  const faults = new Faults([{ id: first, faults: [throttled] }]);
  expect([
    faults.before(operation, second),
    faults.before('account:GetAlternateContact', first),
    faults.before(operation, first),
    faults.before(operation, first),
    faults.before(operation, first),
  ]).toEqual([undefined, undefined, 'TooManyRequestsException', 'TooManyRequestsException', undefined]);
});

test('a fault that names another account than its owner is about the one it names', () => {
  const faults = new Faults([{ id: first, faults: [{ ...throttled, account: second }] }]);
  expect([faults.before(operation, first), faults.before(operation, second)]).toEqual([
    undefined,
    'TooManyRequestsException',
  ]);
});

test('a fault of nobody is about everybody, and without a number it never ends', () => {
  const faults = new Faults();
  faults.add(lost);
  expect([first, second, first].map((account) => faults.losesResponse(operation, account))).toEqual([true, true, true]);
  expect(faults.before(operation, first)).toBeUndefined();
});

test('of several faults the first happens until it is used up', () => {
  const faults = new Faults([
    {
      id: first,
      faults: [
        { ...throttled, times: 1 },
        { operation, error: 'AccessDeniedException' },
      ],
    },
  ]);
  expect([1, 2, 3].map(() => faults.before(operation, first))).toEqual([
    'TooManyRequestsException',
    'AccessDeniedException',
    'AccessDeniedException',
  ]);
});

test('what is left is told as the organization file has it', () => {
  const faults = new Faults([
    { id: first, faults: [{ ...throttled, times: 1 }, { ...throttled, error: 'Timeout' }, lost] },
  ]);
  faults.add(throttled);
  faults.before(operation, first);
  faults.before(operation, first);
  expect([faults.of(first), faults.of(second), faults.unowned()]).toEqual([
    [{ operation, error: 'Timeout', times: 1 }, lost],
    [],
    [throttled],
  ]);
});
