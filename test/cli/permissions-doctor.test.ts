import type { Check } from '../../lib/domain/doctor/check';
import type { Examination } from '../../lib/doctor/examine-organization';
import { management, organizationWith, security, sender } from '../organizations/doctor/defects';
import { delegatedTo, denialOf, eachAlone, printedFor, tryWithoutEach } from './least-permissions';
import { creekFolder, type Said } from './support';

const examinationBy = ({ out }: Said): Examination => JSON.parse(out.join('\n')) as Examination;
const checksBy = (said: Said): readonly Check[] => examinationBy(said).checks.filter(({ id }) => id !== 'standpoint');

/** What it says of denials. */
function saidBy(said: Said): string {
  if (said.code !== 0) return said.err.join('\n');
  const { checks, notLookedAt } = examinationBy(said);
  return [...checks.filter(({ state }) => state === 'unknown').map(({ found }) => found), ...notLookedAt].join('\n');
}

/** Topics that are fine though they are not in `whole`. */
const finer = (said: Said, whole: Said): readonly Check[] =>
  said.code === 0
    ? checksBy(said).filter(
        ({ id, state }) => state === 'ok' && !checksBy(whole).some((other) => other.id === id && other.state === 'ok'),
      )
    : [];

it.each([
  { of: 'the management account', from: management },
  { of: 'a delegated administrator', from: security },
])(
  'doctor from $of does with exactly what is printed what an administrator can, and says which action is missing',
  async ({ from }) => {
    const organization = delegatedTo(security, organizationWith('mail-in-the-sandbox'));
    const words = ['--mail-from', sender];
    const document = await printedFor({ organization, from }, 'doctor', ...words);
    const { administrator, exactly, without } = await tryWithoutEach({
      organization,
      from,
      policy: document,
      words: ['doctor', '--json', '--policy', `${creekFolder()}/rootward.yaml`, ...words],
    });
    expect(exactly.denied).toEqual([]);
    expect(checksBy(exactly.said)).toEqual(checksBy(administrator.said));
    const missed = without.filter(({ denied }) => denied.length > 0);
    for (const { action, said } of missed) {
      expect(saidBy(said)).toMatch(denialOf(action));
      expect(finer(said, administrator.said)).toEqual([]);
    }
    const named = Object.fromEntries(missed.map(({ sid, action, denied }) => [`${sid} ${action}`, denied]));
    expect(named).toEqual(eachAlone(document));
  },
);
