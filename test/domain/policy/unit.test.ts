import { known, unknown } from '../../../lib/domain/fact';
import { exclusionOf } from '../../../lib/domain/policy/exclusion';
import { matches } from '../../../lib/domain/policy/match';
import { unitNamesIn } from '../../../lib/domain/policy/policy-matches';
import { isUnit, nameUnits } from '../../../lib/domain/policy/unit';
import { policyWith, subjectWith } from './builders';

const units = [
  { id: 'ou-corp-workload', names: ['Workloads'] },
  { id: 'ou-corp-prodprod', names: ['Workloads', 'Prod'] },
  { id: 'ou-corp-sandboxx', names: ['Sandbox'] },
  { id: 'ou-corp-sandprod', names: ['Sandbox', 'Prod'] },
  { id: 'ou-corp-toptests', names: ['Tests'] },
  { id: 'ou-corp-lowtests', names: ['Sandbox', 'Tests'] },
];
const inProd = (names: readonly string[]) => ({ ...subjectWith(), units: known(nameUnits(names, units)) });
const ambiguous = (name: string, paths: string) =>
  unknown('ambiguous', `2 units are called ${name} (${paths}): write the path or the id.`);

test.each([
  ['Workloads', true],
  ['Workloads/Prod', true],
  ['/Workloads/Prod', true],
  ['Sandbox', false],
  ['Sandbox/Prod', false],
  ['/Prod', false],
  ['workloads', false],
  ['loads/Prod', false],
  ['Nowhere', false],
  ['Prod', ambiguous('Prod', '/Workloads/Prod, /Sandbox/Prod')],
  ['Tests', false],
])('unit %s matches an account in Workloads/Prod: %j', (unit, expected) => {
  expect(matches({ unit }, inProd([unit]))).toEqual(expected);
});

test('a path from the root tells a unit from one of the same name further down', () => {
  const subject = {
    ...inProd(['/Tests', 'Tests']),
    account: { ...subjectWith().account, path: ['r-corp', 'ou-corp-toptests'] },
  };
  expect(matches({ unit: '/Tests' }, subject)).toBe(true);
  expect(matches({ unit: 'Tests' }, subject)).toEqual(ambiguous('Tests', '/Tests, /Sandbox/Tests'));
});

test('without the names of units a match by name is unknown, and one by id is not', () => {
  const denied = unknown('denied', 'organizations:ListOrganizationalUnitsForParent was denied.');
  expect(matches({ unit: 'Workloads' }, { ...subjectWith(), units: denied })).toEqual(denied);
  expect(matches({ unit: 'Workloads' }, subjectWith())).toMatchObject({ known: false, cause: 'no-result' });
  expect(matches({ unit: ['Workloads', 'r-corp'] }, { ...subjectWith(), units: denied })).toBe(true);
});

test.each(['__proto__', 'constructor', 'toString'])('a unit called %s is a name like any other', (unit) => {
  expect(matches({ unit }, inProd([unit]))).toBe(false);
  // A document that was stored and read again may lose the name: then nobody can tell.
  expect(matches({ unit }, inProd([]))).toMatchObject({ known: false, cause: 'no-result' });
});

test('an exclusion by an ambiguous name covers nothing for certain, and holds back', () => {
  const policy = policyWith({ exclusions: [{ unit: 'Prod', reason: 'sold', until: '2027-03-31' }] });
  expect(exclusionOf(policy, inProd(['Prod']), 'root-mfa', '2026-11-22T09:00:00.000Z')).toMatchObject({
    known: false,
    cause: 'ambiguous',
  });
});

test.each([
  ['Prod', true],
  ['Workloads/Prod', true],
  ['/Prod', true],
  ['Data & AI (EU)', true],
  ['r-and-d', true],
  ['ou-corp-prodprod', true],
  ['r-corp', true],
  ['ou-prod', false],
  ['ou-corp-PRODPROD', false],
  ['r-co', false],
  ['', false],
  ['/', false],
  ['Workloads//Prod', false],
  ['Workloads/', false],
])('%s may stand for a unit: %s', (text, expected) => {
  expect(isUnit(text)).toBe(expected);
});

test('the names of units in all parts of a policy, each once, and no ids', () => {
  const policy = policyWith({
    run: { applyTo: [{ unit: ['Workloads', 'r-corp'] }, { tag: 'a=b' }] },
    exclusions: [{ unit: 'Sandbox', reason: 'sold', until: '2027-03-31' }],
    contacts: {
      default: { SECURITY: { name: 'A', title: 'B', email: 'a@corp.example', phone: '1' } },
      overrides: [{ match: { unit: 'Workloads' }, SECURITY: { title: 'C' } }],
    },
  });
  expect(unitNamesIn(policy)).toEqual(['Sandbox', 'Workloads']);
});
