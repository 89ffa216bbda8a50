import fc from 'fast-check';
import { createApp } from '../../lib/web/app';
import { pickedIdentity } from '../../lib/web/picked-identity';
import {
  approvers,
  certificateCase,
  keyCase,
  lead,
  managementCase,
  mfaCase,
  passwordCase,
  stranger,
} from './case-records';
import { visitEverything } from './test-actor';
import { formOf, pathOf, webWorld, type WebWorld } from './web-world';

const records = [
  keyCase(),
  mfaCase(),
  managementCase(),
  certificateCase(),
  passwordCase(),
  keyCase({ account: '400000000008', state: 'approved', decision: 'approve', decidedBy: lead }),
  keyCase({ account: '400000000012', state: 'rejected' }),
];

const origin = 'https://rootward.example.com';

const as =
  (world: WebWorld, email: string) =>
  async (request: Request): Promise<Response> => {
    request.headers.set('x-test-visitor', email);
    return world.app.fetch(request);
  };

/** Four digits with which no account id ends. */
const wrongDigits = fc
  .integer({ min: 0, max: 9999 })
  .map((number) => String(number).padStart(4, '0'))
  .filter((digits) => records.every(({ account }) => !account.endsWith(digits)));

test('an actor that visits every link and presses every button in an approver’s session decides nothing', async () => {
  const world = webWorld({ records });
  const visited = await visitEverything({
    origin,
    send: as(world, lead),
    start: ['/'],
    type: (field) => (field === 'until' ? '2027-01-31' : 'a reason that is long enough'),
  });
  expect({ requests: world.requests, records: world.records, failures: world.failures }).toEqual({
    requests: [],
    records,
    failures: [],
  });
  expect(visited.pages).toEqual(expect.arrayContaining([...records.map(pathOf), '/?state=closed']));
  // Six forms for decisions (also in the approved case), and the filter.
  expect(visited.forms).toBeGreaterThanOrEqual(7);
});

test('whatever it types, as long as it is not the digits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 40 }), wrongDigits, async (text, digits) => {
      const world = webWorld({ records: records.slice(0, 1) });
      await visitEverything({
        origin,
        send: as(world, lead),
        start: [pathOf(keyCase())],
        type: (field) => (field === 'digits' ? digits : field === 'until' ? '2027-01-31' : text),
      });
      expect({ requests: world.requests, records: world.records }).toEqual({
        requests: [],
        records: records.slice(0, 1),
      });
    }),
    { numRuns: 15 },
  );
});

test('in the session of somebody who is no approver it finds no form that decides, even with the digits', async () => {
  const world = webWorld({ records });
  const visited = await visitEverything({ origin, send: as(world, stranger), start: ['/'], type: () => '0006' });
  expect({ requests: world.requests, records: world.records }).toEqual({ requests: [], records });
  expect(visited.forms).toBeLessThan(4);
});

test('without a session it may say who it is, and still decides nothing', async () => {
  const world = webWorld({ records });
  const app = createApp({ ...world.ports, ...pickedIdentity(approvers, 'k'.repeat(32)) });
  let cookie = '';
  const visited = await visitEverything({
    origin,
    send: async (request) => {
      request.headers.set('cookie', cookie);
      const response = await app.fetch(request);
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response;
    },
    start: ['/', ...records.map(pathOf)],
    type: () => 'a reason that is long enough',
  });
  expect({ requests: world.requests, records: world.records }).toEqual({ requests: [], records });
  expect(cookie).toContain('rootward-person=');
  expect(visited.forms).toBeGreaterThanOrEqual(7);
});

test('it would decide, if it knew the digits: the actor is no straw man', async () => {
  const world = webWorld({ records: [keyCase()] });
  await visitEverything({
    origin,
    send: as(world, lead),
    start: ['/'],
    type: (field) => (field === 'digits' ? '0006' : 'a reason that is long enough'),
  });
  expect(world.requests.length).toBeGreaterThan(0);
  expect(formOf(keyCase())).toContain('digits=0006');
});
