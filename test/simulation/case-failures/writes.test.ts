import type { Accident } from '../../dst/scene';
import { platform, security } from '../case-organization';
import { approve, deletedOnce, endOf, rule, told } from './told';
import { invokedTwice, rotate } from './meddling';

const isPut = (text: string): boolean => text.includes('PutItem');
const isWait = (text: string): boolean => isPut(text) && text.includes('"WAIT#');
const isCurrent = (text: string): boolean => isPut(text) && text.includes(`"CASE#${rule}"`);

const accidents: readonly (readonly [string, Accident['kind']])[] = [
  ['is done and its answer is lost', 'lost'],
  ['is not done, and nobody says so', 'dropped'],
  ['is not done, because the function ends before it', 'dies before'],
  ['is done, and the function ends right after it', 'dies after'],
];

describe('every write on the way of a case', () => {
  const writes: readonly (readonly [string, (request: string) => boolean])[] = [
    ['the case, when a run opens it', (text) => text.includes('PutItem') && /"state":{"S":"pending"}/.test(text)],
    ['the token, when an execution asks', (text) => isWait(text) && text.includes('"token":{"S"')],
    ['the claim of a mail', (text) => text.includes('PutItem') && text.includes('"MAIL#')],
    ['the mail itself', (text) => text.includes('FromEmailAddress')],
    ['the mark that people were asked', (text) => text.includes('PutItem') && text.includes('"event":{"S":"asked"}')],
    ['the decision', (text) => text.includes('PutItem') && /"state":{"S":"approved"}/.test(text)],
    ['the wake-up after it', (text) => text.startsWith('sfn:SendTaskSuccess')],
    ['the redemption', (text) => text.includes('PutItem') && /"state":{"S":"acting"}/.test(text)],
    ['what is to be deleted', (text) => text.includes('PutItem') && text.includes('"deleting"')],
    ['the deletion', (text) => text.includes('Action=DeleteAccessKey')],
    ['the proof', (text) => text.includes('PutItem') && /"state":{"S":"done"}/.test(text)],
    ['the token, when a sweep forgets it', (text) => isWait(text) && !text.includes('"token":{"S"')],
  ];
  const cases = writes.flatMap(([what, matches]) => accidents.map(([how, kind]) => ({ what, how, matches, kind })));

  it.each(cases)('$what $how: one deletion, proven', async ({ matches, kind }) => {
    let happened = 0;
    const accident = { kind, matches: (text: string) => matches(text) && ++happened > 0 };
    const observed = await told({ accidents: [accident], play: approve });
    expect(happened).toBeGreaterThan(0);
    expect(endOf(observed)).toEqual(deletedOnce);
  });
});

describe('every write by which a run replaces a question', () => {
  const writes: readonly (readonly [string, (request: string) => boolean])[] = [
    ['the old generation, when it is closed', (text) => isCurrent(text) && text.includes('"event":{"S":"superseded"}')],
    ['the old generation, when it is archived', (text) => text.includes(`"CASE#${rule}#1"`) && isPut(text)],
    ['the new generation', (text) => isCurrent(text) && text.includes('"generation":{"N":"2"}')],
  ];
  const cases = writes.flatMap(([what, matches]) => accidents.map(([how, kind]) => ({ what, how, matches, kind })));

  it.each(cases)('$what $how: one is asked, the other is kept', async ({ matches, kind }) => {
    let happened = 0;
    const accident = { kind, matches: (text: string) => matches(text) && ++happened > 0 };
    const observed = await told({ days: 3, accidents: [accident], play: (scene) => scene.at(2, () => rotate(scene)) });
    expect(happened).toBeGreaterThan(0);
    expect(endOf(observed)).toEqual({
      [`${rule}#1`]: 'stale superseded changed',
      [`${rule}#2`]: `pending asked ${security}, ${platform}`,
      deleted: [],
    });
    expect(observed.mails).toHaveLength(4);
  });
});

describe('a step that is invoked again while it still goes on', () => {
  it.each(['conclude', 'ask', 'redeem', 'act', 'verify'] as const)(
    '%s: everybody is asked once, one deletion',
    async (stage) => {
      const around = { aroundInvocations: invokedTwice(stage, 'while it goes on') };
      const observed = await told({ slow: 400, around, play: approve });
      expect(endOf(observed)).toEqual(deletedOnce);
      const asked = observed.mails.filter(({ subject }) => subject.includes('to decide'));
      expect(asked.map(({ to }) => to)).toEqual([[security], [platform]]);
    },
  );
});
