import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';

import { explanationOf } from '../../cli/explanation-of';
import { keepingResults } from '../../cli/keeping-results';
import { PolicyAssetError, RunDocumentError } from '../../lib/aws/sdk/errors';
import { creekFolder, creekPolicy, creek, rootward, simulateIn } from './support';

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error: unknown) {
    return error;
  }
}

test.each([
  ['a full disk', () => writeFileSync('/dev/full', 'x'), 'Rootward could not go on: write: the disk is full.'],
  [
    'a file that went away',
    () => readFileSync('/gone/away'),
    'Rootward could not go on: open /gone/away: it is not there, or cannot be made there.',
  ],
  ['a damaged document', () => new RunDocumentError('x.json is no document.'), 'x.json is no document.'],
  ['a policy that changed', () => new PolicyAssetError('Deploy the stack again.'), 'Deploy the stack again.'],
])('%s is explained and no defect', (_, act, words) => {
  expect(explanationOf(errorOf(act))).toBe(words);
});

test('a lost connection is explained', async () => {
  const [error] = (await once(
    connect(1, '127.0.0.1').on('connect', () => undefined),
    'close',
  ).catch((refused: unknown) => [refused])) as [unknown];
  expect(explanationOf(error)).toBe('Rootward could not go on: connect 127.0.0.1:1: nobody answers there.');
});

test.each([
  ['a TypeError', new TypeError('x is undefined')],
  ['a nameless error', new Error('x')],
  ['a text', 'x'],
  ['nothing', undefined],
  ['a code that the system did not give', { code: 'ENOSPC' }],
])('%s is a defect', (_, error) => {
  expect(explanationOf(error)).toBeUndefined();
});

test('results that a full disk refuses fail the run and leave the folder as it was', () => {
  expect(errorOf(() => keepingResults('out', () => writeFileSync('/dev/full', 'x')))).toMatchObject({
    name: 'RunFailedError',
    message: 'Nothing was written into out, which is as it was. write: the disk is full.',
  });
});

test('the longest address of an approver fits into the name of a mail', async () => {
  const email = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
  const folder = creekFolder(creek, { ...creekPolicy, approvals: { approvers: [{ name: 'Lead', email }] } });
  const { code, err } = await rootward(...simulateIn(folder));
  expect({ code, err }).toEqual({ code: 0, err: ['run 1, 2026-11-02 06:00 UTC'] });
});
