/**
 * Measures `rootward plan` as a real process against `rootward emulate`, and interrupts it.
 * Usage: npm run bench:look [-- --accounts 1000 --interrupt 20 --seed 1]
 */
import { parseArgs } from 'node:util';
import { concurrently } from '../lib/aws/sdk/concurrently';
import { type Interruption, interrupt, uninterrupted } from './look/interruptions';
import { measurePace, mostOfFloor } from './look/pace';
import { inPlace } from './look/place';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000' },
    interrupt: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});

/** Interrupted looks are at so many accounts. */
const interruptedAccounts = 100;

async function main(): Promise<void> {
  const accounts = Number(values.accounts);
  if (accounts > 0) {
    const { seconds, floor, ratio, throttled, callsPerAccount } = await inPlace(accounts, measurePace);
    console.log(
      `${accounts} accounts: ${seconds.toFixed(1)} s, floor ${floor.toFixed(1)} s, ratio ${ratio.toFixed(3)}, ${throttled} throttled, ${callsPerAccount.toFixed(2)} calls an account`,
    );
    if (ratio > mostOfFloor) fail(`The time is more than ${mostOfFloor} of the floor.`);
  }
  await interruptAll(Number(values.interrupt), Number(values.seed));
}

/** Four of five are interrupted by SIGINT, the others by SIGKILL and by a network that is lost, two at a time. */
async function interruptAll(times: number, firstSeed: number): Promise<void> {
  if (times === 0) return;
  await inPlace(interruptedAccounts, async (place) => {
    const whole = await uninterrupted(place);
    console.log(`${interruptedAccounts} accounts, not interrupted: ${whole.seconds.toFixed(1)} s`);
    await concurrently(
      Array.from({ length: times }, (_, index) => firstSeed + index),
      2,
      async (seed) => {
        const by: readonly Interruption[] = seed % 5 === 0 ? ['SIGKILL', 'network'] : ['SIGINT'];
        const { by: done, kept, wrong } = await interrupt(place, whole, { seed, by });
        const words = done.map((each, index) => `${each} at ${kept[index]}`).join(', ');
        console.log(`seed ${seed}: ${words || 'done before it was interrupted'}: ${wrong.length === 0 ? 'equal' : ''}`);
        for (const what of wrong) fail(`seed ${seed}: ${what}`);
      },
    );
  });
}

function fail(what: string): void {
  console.log(what);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
