import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { creek, creekFolder, filesIn, folderWith, rootward, simulateIn } from './support';

interface Organization {
  readonly accounts: readonly { readonly contacts: { readonly SECURITY: unknown } }[];
}

const securityContact = (out: string): unknown =>
  (JSON.parse(readFileSync(join(out, 'organization.json'), 'utf8')) as Organization).accounts[1]?.contacts.SECURITY;

it('restore brings back the very contact that a run overwrote, once', async () => {
  const folder = creekFolder();
  const out = join(folder, 'out');
  expect((await rootward(...simulateIn(folder))).code).toBe(0);
  expect(securityContact(out)).toMatchObject({ name: 'Security' });
  const run =
    filesIn(out)
      .find((file) => file.startsWith('ledger/'))
      ?.split('/')[1] ?? '';

  expect(await rootward('contacts', 'restore', '--run', run, '--out', out)).toEqual({
    code: 0,
    out: ['200000000002 SECURITY: restored', '1 of 1 contact restored.'],
    err: [],
  });
  expect(securityContact(out)).toEqual(creek.accounts[1]?.contacts.SECURITY);

  const again = await rootward('contacts', 'restore', '--run', run, '--out', out, '--json');
  expect({ ...again, out: JSON.parse(again.out.join('\n')) as unknown }).toEqual({
    code: 0,
    out: {
      run,
      contacts: [
        {
          account: '200000000002',
          type: 'SECURITY',
          status: 'unchanged',
          message: 'The old contact is there already.',
        },
      ],
    },
    err: [],
  });

  expect(await rootward('contacts', 'restore', '--run', 'yesterday', '--out', out)).toEqual({
    code: 2,
    out: [],
    err: [`command line: --run: expected a run that overwrote contacts, one of ${run}, got yesterday`],
  });
});

it('a folder without a simulation is named', async () => {
  const folder = folderWith();
  expect(await rootward('contacts', 'restore', '--run', 'x', '--out', folder)).toEqual({
    code: 2,
    out: [],
    err: [`organization.json: expected a file that can be read, got ${folder}/organization.json: there is none`],
  });
});

it('a simulation that overwrote nothing has nothing to restore', async () => {
  const folder = folderWith({ 'organization.json': JSON.stringify(creek) });
  expect(await rootward('contacts', 'restore', '--run', 'x', '--out', folder)).toEqual({
    code: 2,
    out: [],
    err: [
      `command line: --run: expected a run that overwrote contacts, a run of ${folder} that did, but none of them did, got x`,
    ],
  });
});
