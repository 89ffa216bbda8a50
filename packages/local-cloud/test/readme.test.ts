import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatedOrganization, startCloud, VirtualClock } from '../src';
import { StateMachines } from '../src/states/state-machines';

const root = join(__dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the README shows the example as it is', () => {
  expect(readme).toContain(readFileSync(join(root, 'example', 'pricing.test.js'), 'utf8'));
});

describe('the table of the README', () => {
  const clock = new VirtualClock(0);
  const services = {
    invokeFunction: () => Promise.reject(new Error('not asked')),
    getObject: () => Promise.reject(new Error('not asked')),
    putObject: () => Promise.reject(new Error('not asked')),
    authorize: () => undefined,
  };
  const organization = new SimulatedOrganization({
    organization: { id: 'o-exampleorgid', managementAccountId: '123456789012' },
    accounts: [{ id: '123456789012', name: 'management', email: 'aws@example.com' }],
  });

  it('names every operation of every simulated service, and no other', async () => {
    const cloud = await startCloud({
      organization,
      clock,
      machines: new StateMachines({ clock, random: () => 0, services }),
    });
    await cloud.close();
    const rows = [...readme.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(
      ([, service = '', text = '']): [string, string[]] => [
        service,
        (text.match(/\b[A-Z]\w+[a-z]\w*\b/g) ?? []).toSorted(),
      ],
    );
    const operations = cloud.aws.operations;
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.entries(operations).map(([service, names]) => [service, [...names].toSorted()])),
    );
  });
});
