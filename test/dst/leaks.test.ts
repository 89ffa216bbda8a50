import { isPublicObject, Leaks } from './leaks';

const contact = { name: 'Founder', title: 'CTO', email: 'founder@harbor.example', phone: '+49 30 555 01' };

test.each([
  'runs/1/report.json',
  'runs/1/report.html',
  'runs/1/report.csv',
  'runs/1/plan.json',
  'a mail to lead@harbor.example',
  'log of Rootward-plan',
  'execution 1',
])('a contact value is found in %s', (where) => {
  for (const value of [contact.name, contact.email, contact.phone]) {
    const leaks = new Leaks([], [contact]);
    leaks.look(where, `before ${value} after`);
    expect(leaks.found).toEqual([{ where, what: 'a contact' }]);
  }
});

test('a contact value is found in an item of the case table too', () => {
  const leaks = new Leaks([], [contact]);
  leaks.learn({ Item: { pk: { S: 'ACCOUNT#200000000002' }, message: { S: `differs: ${contact.email}` } } });
  expect(leaks.found).toEqual([{ where: 'the case table', what: 'a contact' }]);
});

test('only what expires, the ledger and the policy may hold contact values', () => {
  const keys = ['snapshots/1/contact-changes.json', 'ledger/1/2.json', 'policies/a.yaml'];
  expect(keys.filter(isPublicObject)).toEqual([]);
  expect(['runs/1/plan.json', 'map-results/1/2.json', 'anything'].filter((key) => !isPublicObject(key))).toEqual([]);
});
