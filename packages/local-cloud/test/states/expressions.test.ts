import { distributed, guide, pass, succeeds, World } from './harness';

const jsonata = guide('transforming-data.html');

const functions: { expression: string; gives: unknown; page: string }[] = [
  { expression: '$partition([1,2,3,4], 3)', gives: [[1, 2, 3], [4]], page: jsonata },
  {
    expression: '$partition([1,2,3,4], 2.9)',
    gives: [
      [1, 2],
      [3, 4],
    ],
    page: jsonata,
  },
  { expression: '$range(0, 10, 2)', gives: [0, 2, 4, 6, 8, 10], page: jsonata },
  { expression: '$range(3, 1, -1)', gives: [3, 2, 1], page: jsonata },
  { expression: "$hash('abc', 'MD5')", gives: '900150983cd24fb0d6963f7d28e17f72', page: jsonata },
  { expression: "$hash('abc', 'SHA-1')", gives: 'a9993e364706816aba3e25717850c26c9cd0d89d', page: jsonata },
  { expression: '$random(7) = $random(7)', gives: true, page: jsonata },
  { expression: '$random() < 1', gives: true, page: jsonata },
  { expression: '$parse(\'{"a": [1]}\')', gives: { a: [1] }, page: jsonata },
  {
    expression: '$match($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/).index',
    gives: 0,
    page: jsonata,
  },
  { expression: '$now()', gives: '2026-01-01T00:00:00.000Z', page: jsonata },
  { expression: '$millis()', gives: Date.UTC(2026, 0, 1), page: jsonata },
  { expression: "$now('[Y]')", gives: '2026', page: jsonata },
  { expression: '$count($shuffle([1,2,3]))', gives: 3, page: jsonata },
];

it.each(functions)('evaluates $expression as $page says', async ({ expression, gives }) => {
  expect(await new World().run({ A: pass({ Output: `{% ${expression} %}` }) })).toEqual(succeeds(gives));
});

const broken: { expression: string; because: string; page: string }[] = [
  { expression: '$x + 1', because: 'returned nothing (undefined)', page: jsonata },
  { expression: "'a' + 1", because: 'T2001', page: jsonata },
  { expression: '$states.input.nothing', because: 'returned nothing (undefined)', page: jsonata },
  { expression: '$partition([1], 0)', because: 'positive chunk size', page: jsonata },
  { expression: "$hash('a', 'CRC')", because: "does not know the algorithm 'CRC'", page: jsonata },
  { expression: '$range(1, 2, 0)', because: 'delta not 0', page: jsonata },
  { expression: "$parse('{')", because: 'threw an error', page: jsonata },
  { expression: 'function($x) { $x }', because: 'unsupported result type', page: jsonata },
];

it.each(broken)('fails $expression with States.QueryEvaluationError', async ({ expression, because }) => {
  const { status, error, cause } = await new World().run({ A: pass({ Output: `{% ${expression} %}` }) });
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  expect(cause).toMatch(/^An error occurred while executing the state 'A' \(entered at the event id #2\)\. /);
  expect(cause).toContain(because);
});

it('gives the same random values to the same seed', async () => {
  const output = async (): Promise<unknown> =>
    (await new World().run({ A: pass({ Output: ['{% $uuid() %}', '{% $random() %}', '{% $shuffle([1,2,3,4]) %}'] }) }))
      .output;
  expect(await output()).toEqual(await output());
});

it.each([
  ['recursion', '($f := function($n){ 1 + $f($n + 1) }; $f(0))', 'Stack overflow'],
  [
    'recursion in two functions',
    '($f := function($n){ [$g($n)] }; $g := function($n){ [$f($n)] }; $f(0))',
    'Stack overflow',
  ],
  ['tail recursion', '($f := function($n){ $f($n + 1) }; $f(0))', 'timeout'],
  ['loops in loops', '$count([1..9999].([1..9999].([1..9999])))', 'timeout'],
  ['an array that doubles', '($f := function($a){ $f($append($a, $a)) }; $f([1, 2]))', 'timeout'],
  ['a range without end', '$range(1, 1e15, 1)', 'at most'],
])('fails %s that would never end with States.QueryEvaluationError', async (_, expression, because) => {
  const { error, cause } = await new World().run({ A: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } });
  expect([error, cause]).toEqual(['States.QueryEvaluationError', expect.stringContaining(because)]);
});

it('stops expressions that do not end in many children at the same time, each for itself', async () => {
  const child = { Type: 'Pass', Output: '{% ($f := function($n){ $n = 500 ? $n : $f($n + 1) }; $f(0)) %}', End: true };
  const Items = Array.from({ length: 300 }, (__, index) => index);
  const { output } = await new World().run({ A: distributed({ Items }, child) });
  expect(output).toEqual(Items.map(() => 500));
});
