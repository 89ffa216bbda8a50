import { Kept } from '../../../lib/aws/sdk/kept';

const variable = 'AWS_LAMBDA_LOG_STREAM_NAME';
afterEach(() => delete process.env[variable]);

test('something is kept until it is forgotten', () => {
  const kept = new Kept<string>();
  expect(kept.value).toBeUndefined();
  expect(kept.keep('a')).toBe('a');
  expect(kept.value).toBe('a');
  kept.forget();
  expect(kept.value).toBeUndefined();
});

test('another execution environment has kept nothing', () => {
  const kept = new Kept<string>();
  process.env[variable] = 'first';
  kept.keep('a');
  process.env[variable] = 'second';
  expect(kept.value).toBeUndefined();
  kept.keep('b');
  expect(kept.value).toBe('b');
});
