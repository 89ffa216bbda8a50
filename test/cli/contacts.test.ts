import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
    out: [
      `To write back what run 1 (${run}) overwrote:`,
      '  200000000002 SECURITY: name, email',
      '200000000002 SECURITY: restored: name, email',
      '1 of 1 contact restored.',
    ],
    err: [],
  });
  expect(securityContact(out)).toEqual(creek.accounts[1]?.contacts.SECURITY);

  const again = await rootward('contacts', 'restore', '--run', '1', '--out', out, '--json');
  expect({ ...again, out: JSON.parse(again.out.join('\n')) as unknown }).toEqual({
    code: 0,
    out: {
      run,
      contacts: [
        {
          account: '200000000002',
          type: 'SECURITY',
          fields: [],
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
    err: [`command line: --run: expected a run that overwrote contacts, run 1 (${run}), got yesterday`],
  });
});

it('damaged entries of the ledger are named, all of them, and nothing is written', async () => {
  const folder = folderWith({ 'organization.json': JSON.stringify(creek) });
  const entry = { v: 1, runId: 'r', account: '200000000002', at: '2026-11-02T06:00:00Z', contacts: [] };
  const ledger = join(folder, 'ledger', 'r');
  mkdirSync(ledger, { recursive: true });
  writeFileSync(join(ledger, '100000000001.json'), JSON.stringify(entry).slice(0, 40));
  writeFileSync(join(ledger, '200000000002.json'), JSON.stringify(entry));
  writeFileSync(join(ledger, '300000000003.json'), Buffer.from('{"v":1,"runId":"Zürich"}', 'latin1'));
  writeFileSync(join(ledger, '400000000004.json'), '');
  const noEntry =
    'expected an entry of the ledger as a run wrote it, got something else: bring the file back, or move it away to restore the others';
  expect(await rootward('contacts', 'restore', '--run', 'r', '--out', folder)).toEqual({
    code: 2,
    out: [],
    err: [
      `${ledger}/100000000001.json: ${noEntry}`,
      `${ledger}/200000000002.json: ${noEntry}`,
      `${ledger}/300000000003.json: line 1, column 18: expected UTF-8, got the byte 0xFC, as Latin-1 and Windows-1252 have it: save the file as UTF-8`,
      `${ledger}/400000000004.json: ${noEntry}`,
    ],
  });
  expect(readFileSync(join(folder, 'organization.json'), 'utf8')).toBe(JSON.stringify(creek));
});

it('a folder without a simulation is named', async () => {
  const folder = folderWith();
  expect(await rootward('contacts', 'restore', '--run', 'x', '--out', folder)).toEqual({
    code: 2,
    out: [],
    err: [`${folder}/organization.json: expected a file that can be read: there is none`],
  });
});

it('a simulation that overwrote nothing has nothing to restore', async () => {
  const folder = folderWith({ 'organization.json': JSON.stringify(creek) });
  expect(await rootward('contacts', 'restore', '--run', 'x', '--out', folder)).toEqual({
    code: 2,
    out: [],
    err: [`command line: --run: expected a run that overwrote contacts, got x: no run of ${folder} overwrote any`],
  });
});
