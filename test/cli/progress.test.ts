import { PassThrough } from 'node:stream';
import { Progress } from '../../cli/progress';
import { collectingTerminal } from './support';

const step = { time: '2026-11-02T06:00:00.000Z', step: 'Inspect accounts', total: 20 };

it('where nothing can be redrawn, every run is a line, however often it tells something', () => {
  const { terminal, err, out } = collectingTerminal();
  const progress = new Progress(terminal);
  for (const [run, accounts] of [
    [1, 0],
    [1, 10],
    [2, 0],
    [1, 20],
    [2, 10],
  ] as const)
    progress.show({ ...step, run, accounts });
  progress.stop();
  expect({ err, out }).toEqual({ err: ['run 1, 2026-11-02 06:00 UTC', 'run 2, 2026-11-02 06:00 UTC'], out: [] });
});

it('on a terminal a bar is drawn and taken away at the end', () => {
  const { terminal, err, out } = collectingTerminal();
  const live = Object.assign(new PassThrough({ encoding: 'utf8' }), {
    isTTY: true,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const progress = new Progress({ ...terminal, live });
  progress.show({ ...step, run: 1, accounts: 40 });
  progress.stop();
  const drawn = String(live.read());
  expect(drawn).toContain('accounts 20/20');
  expect(drawn).toContain('run 1, 2026-11-02 06:00 UTC: Inspect accounts');
  expect({ err, out }).toEqual({ err: [], out: [] });
});
