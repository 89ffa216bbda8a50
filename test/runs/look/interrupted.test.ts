import type { Emulator } from '@rootward/local-cloud';
import fc from 'fast-check';
import type { Report } from '../../../lib/domain/runs/report';
import type { LoggedCall } from '../../../lib/aws/sdk/call-log';
import { InterruptedError } from '../../../lib/runs/look/errors';
import {
  BegunSchema,
  ReadAccountSchema,
  type Begun,
  type Journal,
  type ReadAccount,
} from '../../../lib/runs/look/journal';
import { lookAt, organizationNow, policyNow, serve } from './looking';

/** A journal on paper: what it gives back has been text. */
class Paper implements Journal {
  private look = '';
  private lines: string[] = [];

  get begun(): Begun {
    return this.look === '' ? (undefined as unknown as Begun) : BegunSchema.parse(JSON.parse(this.look));
  }

  get read(): readonly ReadAccount[] {
    return this.lines.map((line) => ReadAccountSchema.parse(JSON.parse(line)));
  }

  begin(begun: Begun): void {
    this.look = JSON.stringify(begun);
  }

  keep(account: ReadAccount): void {
    this.lines.push(JSON.stringify(account));
  }
}

/** A report without its times, and without how many calls it took. */
const lasting = ({
  accounts,
  organization,
  totals: { awsCalls: _calls, throttled: _busy, ...totals },
  lookedFrom,
}: Report): unknown =>
  JSON.parse(
    JSON.stringify({ accounts, organization, totals, lookedFrom }).replaceAll(
      /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::[\d.]+)?(?:Z| UTC)/g,
      '(time)',
    ),
  );

const harbor = organizationNow('harbor');
const from = harbor.organization.managementAccountId;
const { policy, digest } = policyNow('harbor');

let emulator: Emulator;
beforeAll(async () => {
  // Faults that pass after some calls would make two looks differ, and a credential report takes seconds.
  const accounts = harbor.accounts.map(({ faults: _faults, ...account }) => ({
    ...account,
    ...(account.id === from && { root: {} }),
  }));
  emulator = await serve({ ...harbor, accounts });
});
afterAll(() => emulator.close());

/** Looks until it was halted before a certain call, or to its end. */
async function lookUntil(
  journal: Journal,
  haltAt: number,
): Promise<{ readonly report?: Report; readonly calls: readonly LoggedCall[] }> {
  const calls: LoggedCall[] = [];
  const halted = (): boolean => calls.length >= haltAt;
  const onCall = (call: LoggedCall) => void calls.push(call);
  try {
    const { report } = await lookAt({ url: emulator.url, from, policy, policyDigest: digest, journal, halted, onCall });
    return { report, calls };
  } catch (error: unknown) {
    if (error instanceof InterruptedError) return { calls };
    throw error;
  }
}

const accountsIn = (calls: readonly LoggedCall[]): readonly string[] =>
  calls.flatMap(({ operation, target }) => (operation === 'GetAlternateContact' ? [target ?? from] : []));

test('interrupted anywhere and resumed: no finished account is read twice, and the report is that of an uninterrupted look', async () => {
  const whole = await lookUntil(new Paper(), Infinity);
  if (whole.report === undefined) throw new Error('the uninterrupted look was interrupted');
  const expected = lasting(whole.report);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 110 }), { minLength: 1, maxLength: 4 }), async (halts) => {
      const journal = new Paper();
      let finished = new Set<string>();
      for (const haltAt of [...halts, Infinity]) {
        const { report, calls } = await lookUntil(journal, haltAt);
        expect(accountsIn(calls).filter((account) => finished.has(account))).toEqual([]);
        finished = new Set(journal.read.map(({ inspection }) => inspection.account));
        if (report === undefined) continue;
        expect(lasting(report)).toEqual(expected);
        return;
      }
    }),
    { numRuns: 20 },
  );
});
