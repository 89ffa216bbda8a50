import { isDeepStrictEqual } from 'node:util';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../random';
import { type EmulatorProcess, startEmulator } from './emulator';
import { callsIn, comparable, isInterrupted, keptIn, reportIn } from './folder';
import type { Place } from './place';
import { type Ended, startPlan } from './plan-process';

/** How a look is interrupted: by a person, by the system, by the network. */
export const interruptions = ['SIGINT', 'SIGKILL', 'network'] as const;
export type Interruption = (typeof interruptions)[number];

/** What came of one look that was interrupted until it was done. */
export interface Interrupted {
  readonly by: readonly Interruption[];
  /** Accounts that were kept at the interruptions. */
  readonly kept: readonly number[];
  /** What is not as it has to be. */
  readonly wrong: readonly string[];
}

/** The report of a look that nobody interrupts. */
export async function uninterrupted({
  organizationFile,
  folder,
}: Place): Promise<{ report: unknown; seconds: number }> {
  const emulator = await startEmulator(organizationFile);
  try {
    const { code, stderr, seconds } = await startPlan({ url: emulator.url, folder }).ended;
    if (code !== 0) throw new Error(`plan ended with ${code}: ${stderr}`);
    return { report: comparable(reportIn(folder)), seconds };
  } finally {
    await emulator.stop();
  }
}

/** Interrupts a look at random moments, one to three times, lets it go on each time, and compares its report. */
export async function interrupt(
  { organizationFile, folder: home }: Place,
  { report, seconds }: Awaited<ReturnType<typeof uninterrupted>>,
  { seed, by }: { readonly seed: number; readonly by: readonly Interruption[] },
): Promise<Interrupted> {
  const random = new Random(seed);
  const folder = join(home, String(seed));
  const look = new InterruptedLook(organizationFile, folder, await startEmulator(organizationFile));
  try {
    const times = 1 + random.below(3);
    for (let time = 0; time < times && !look.done; time++)
      await look.begin(random.pick(by), 300 + random.below(Math.round(seconds * 1000)));
    while (!look.done) await look.begin(undefined, 0);
    if (!isDeepStrictEqual(comparable(reportIn(folder)), report)) look.wrong.push('the report is another one');
    return look;
  } finally {
    await look.emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

class InterruptedLook implements Interrupted {
  readonly by: Interruption[] = [];
  readonly kept: number[] = [];
  readonly wrong: string[] = [];
  done = false;

  constructor(
    private readonly organizationFile: string,
    private readonly folder: string,
    public emulator: EmulatorProcess,
  ) {}

  /** Begins or goes on; interrupts after so many milliseconds. */
  async begin(by: Interruption | undefined, after: number): Promise<void> {
    const before = { kept: keptIn(this.folder), calls: callsIn(this.folder).length };
    const plan = startPlan({ url: this.emulator.url, folder: this.folder, resume: isInterrupted(this.folder) });
    const timer = setTimeout(() => {
      if (by === 'network') void this.emulator.stop();
      else if (by !== undefined) plan.kill(by);
    }, after);
    const ended = await plan.ended;
    clearTimeout(timer);
    this.done = ended.code === 0;
    this.judge(ended, by);
    if (by !== undefined && !this.done) this.by.push(by);
    if (by === 'network') {
      await this.emulator.stop();
      this.emulator = await startEmulator(this.organizationFile, this.emulator.port);
    }
    const again = callsIn(this.folder)
      .slice(before.calls)
      .filter(({ operation, target }) => operation === 'GetAlternateContact' && before.kept.includes(target));
    if (again.length > 0) this.wrong.push(`${again.length} contacts of kept accounts were read again`);
    if (!this.done) this.kept.push(keptIn(this.folder).length);
  }

  private judge({ code, stderr }: Ended, by: Interruption | undefined): void {
    const expected: readonly (number | null)[] =
      by === undefined ? [0] : by === 'network' ? [0, 3] : by === 'SIGINT' ? [0, 130, null] : [0, null];
    if (!expected.includes(code)) this.wrong.push(`after ${by}: exit code ${code}: ${stderr}`);
    if (/^\s+at /m.test(stderr) || stderr.includes('defect')) this.wrong.push(`after ${by}: ${stderr}`);
    // A last attempt that fails would be made for ever.
    if (by === undefined && code !== 0) this.done = true;
  }
}
