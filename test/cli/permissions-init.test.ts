import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { management, organizationWith, security } from '../organizations/doctor/defects';
import { delegatedTo, denialOf, eachAlone, printedFor, tryWithoutEach, type Tried } from './least-permissions';
import { folderWith } from './support';

/** The comments of a file on one line; empty without the file. */
const commentsIn = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').replace(/\n *#? */g, ' ') : '';

it.each([
  { of: 'the management account', from: management },
  { of: 'a delegated administrator', from: security },
])(
  'init from $of does with exactly what is printed what an administrator can, and says which action is missing',
  async ({ from }) => {
    const organization = delegatedTo(security, organizationWith());
    const folder = folderWith();
    const fileOf = (name: string): string => join(folder, `${name}.yaml`);
    const written = ({ name }: Tried): string =>
      readFileSync(fileOf(name), 'utf8').replace(/\d{4}-\d\d-\d\d.*UTC/g, 'then');
    const document = await printedFor({ organization, from }, 'init');
    const { administrator, exactly, without } = await tryWithoutEach({
      organization,
      from,
      policy: document,
      words: (name) => ['init', '--out', fileOf(name), '--approver', 'Lead <lead@cove.example>'],
    });
    expect(administrator.said.err).toEqual([]);
    expect(exactly.denied).toEqual([]);
    expect(written(exactly)).toEqual(written(administrator));
    const missed = without.filter(({ denied }) => denied.length > 0);
    for (const tried of missed) {
      const { out, err } = tried.said;
      expect([...out, ...err, commentsIn(fileOf(tried.name))].join('\n')).toMatch(denialOf(tried.action));
    }
    expect(Object.fromEntries(missed.map(({ sid, action, denied }) => [`${sid} ${action}`, denied]))).toEqual(
      eachAlone(document),
    );
  },
);
