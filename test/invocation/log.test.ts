import { placeOf } from '../../lib/invocation/log';

test('the place of an error is its first line of code, and says nothing of what was read', () => {
  const error = new SyntaxError('Unexpected token in security@harbor.example');
  expect(placeOf(error)).toContain('log.test.ts');
  expect(placeOf(error)).not.toContain('harbor');
});

test.each([undefined, 'text', { stack: 7 }, { stack: 'Error: without lines' }])('%j has no place', (error) => {
  expect(placeOf(error)).toBeUndefined();
});
