import { distributed, lambda, pass } from './harness';
import { nestedIn, refusesEach } from './definition-problems';

refusesEach([
  {
    refuses: 'JSONata 2.1',
    states: { A: pass({ Output: '{% $states.input.a ?? 1 %}' }) },
    says: `state 'A': Output: The symbol "?" cannot be used as a unary operator`,
  },
  {
    refuses: '$eval',
    states: { A: pass({ Output: "{% $eval('1') %}" }) },
    says: `state 'A': Output: the function $eval is not available in Step Functions`,
  },
  {
    refuses: '$eval as a value',
    states: { A: pass({ Output: "{% $map(['1'], $eval) %}" }) },
    says: `state 'A': Output: the function $eval is not available in Step Functions`,
  },
  {
    refuses: 'a function',
    states: { A: pass({ Output: { a: ['{% $foo(1) %}'] } }) },
    says: `state 'A': Output.a.0: unknown function $foo`,
  },
  {
    refuses: 'half an expression',
    states: { A: pass({ Output: '{% 1 ' }) },
    says: `state 'A': Output: the expression is not closed in {% %}`,
  },
  {
    refuses: '$states.result without a result',
    states: { A: pass({ Output: '{% $states.result %}' }) },
    says: `state 'A': Output: $states.result is not available here`,
  },
  {
    refuses: '$states.errorOutput outside Catch',
    states: { A: lambda('f', { Output: '{% $states.errorOutput %}' }) },
    says: `state 'A': Output: $states.errorOutput is not available here`,
  },
  {
    refuses: 'the variable states',
    states: { A: pass({ Assign: { states: 1 } }) },
    says: `the variable name 'states' is reserved`,
  },
  {
    refuses: 'a part of a variable',
    states: { A: pass({ Assign: { 'x.y': 1 } }) },
    says: `'x.y' is not a name for a variable`,
  },
  {
    refuses: 'a variable of an outer scope',
    states: {
      A: pass({ Assign: { x: 1 }, End: undefined, Next: 'B' }),
      B: nestedIn({ C: pass({ Assign: { x: 2 } }) }),
    },
    says: `the variable 'x' is already assigned in an outer scope`,
  },
  {
    refuses: 'to read outer variables in a Distributed Map',
    states: {
      A: pass({ Assign: { x: 1 }, End: undefined, Next: 'B' }),
      B: distributed({}, pass({ Output: '{% $x %}' })),
    },
    says: `state 'Child': Output: the variable $x is assigned outside the Distributed Map, which cannot read it`,
  },
]);
