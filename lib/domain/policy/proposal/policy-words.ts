import { unitOf, type Account } from '../../account';
import type { ContactType } from '../../contact';
import { count } from '../../count';
import { utcMinute } from '../../time';
import type { DifferingContact, OpenType, Proposal, ProposedContact, Unread } from './proposal';

export const aboutRunMode = ['plan writes nothing and says what it would do. apply fixes contacts and opens cases'];

export const aboutMode = [
  'fill sets what is missing and leaves every other contact alone. When the accounts that differ are in order, or shall',
  'be overwritten: enforce makes all equal, in at most maxOverwrites (25) accounts in one run.',
];

export const aboutOverrides = [
  'The first override that matches and has the type decides; what it leaves out is the default’s',
];

export const aboutApprovers = ['Who may decide about root users; nothing is ever approved by default'];

const nameOf = (type: ContactType): string => `${type.toLowerCase()} contact`;

/** `a security contact`, `an operations contact` */
const one = (type: ContactType): string => `${type === 'OPERATIONS' ? 'an' : 'a'} ${nameOf(type)}`;

const without = (missing: number): string =>
  missing === 0 ? '' : `; ${count(missing, 'account has', 'accounts have')} none`;

/** `explains 14 of 21 accounts with a security contact; 3 accounts have none` */
export function aboutDefault({ type, explains, missing }: ProposedContact, { overrides, ...all }: Proposal): string {
  const lines = [...all.defaults, ...overrides].filter((line) => line.type === type);
  const having = lines.reduce((sum, { governs }) => sum + governs, 0);
  return `explains ${explains} of ${count(having, 'account')} with ${one(type)}${without(missing)}`;
}

/** `/Workloads/Prod: explains 3 of 4 accounts there with an operations contact` */
export const aboutOverride = ({ type, unit, ...line }: ProposedContact, { unitNames }: Proposal): string =>
  `${placeOf(unit, unitNames)}: explains ${line.explains} of ${count(line.governs, 'account')} there with ${one(type)}${without(line.missing)}`;

/** Why a type has no default, and what to write when there shall be one. */
export function aboutOpenType({ type, having, missing }: OpenType): string {
  const found =
    having === 0
      ? `no account has ${one(type)}`
      : `${count(having, 'account')} have ${one(type)}, each another one${without(missing)}`;
  return `${type}: ${found}. require reports where there is none; to have it set, write it below default, with fill here`;
}

/** The domains that are left out, because an address there is worth a look. */
export function aboutDomains({ domains }: Proposal): readonly string[] {
  const rare = domains.rare.map(({ domain, accounts }) => `${oneLine(domain)} (${count(accounts, 'account')})`);
  return [
    'Addresses of contacts and root users in other domains are reported',
    ...(rare.length === 0 ? [] : [`Left out, although root users have addresses there: ${rare.join(', ')}`]),
  ];
}

/** The head of the file: what was read, which accounts differ, and what could not be read. */
export function aboutPolicy(proposal: Proposal): readonly string[] {
  const { organization, readAt, read, notActive, unitNames } = proposal;
  const left =
    notActive === 0 ? '' : `; ${count(notActive, 'account that is', 'accounts that are')} not ACTIVE left out`;
  return [
    `Made by rootward init out of the contacts of ${count(read, 'account')} of ${organization}, ${utcMinute(readAt)}${left}.`,
    'Read it before you use it: it says what is, not what should be. Then: rootward plan --policy <this file>',
    'Everything else has its default. rootward.example.yaml has every key, docs/policy.md says more.',
    '',
    ...aboutDiffering(proposal),
    ...proposal.unread.flatMap((unread) => ['', ...aboutUnread(unread, unitNames)]),
  ];
}

function aboutDiffering({ differing, unitNames }: Proposal): readonly string[] {
  if (differing.length === 0) return ['No account has another contact than the one below.'];
  const accounts = [...new Set(differing.map(({ account }) => account))];
  const those = count(accounts.length, 'account has', 'accounts have');
  return [
    `${those} another contact than the one below. fill leaves these alone, enforce would overwrite them:`,
    ...accounts.map((account) => {
      const own = differing.filter((found) => found.account === account).map((found) => differenceOf(found));
      return `  ${titleOf(account, unitNames)}: ${own.join('; ')}`;
    }),
  ];
}

/** `SECURITY name, email (its title cannot stand in a policy)` */
const differenceOf = ({ type, fields, refused }: DifferingContact): string =>
  `${type} ${fields.join(', ')}${refused.length === 0 ? '' : ` (the policy would refuse its ${refused.join(', ')})`}`;

const aboutUnread = ({ unknown, accounts }: Unread, unitNames: Proposal['unitNames']): readonly string[] => [
  `Not read: ${count(accounts.length, 'account')}. ${oneLine(unknown.detail)}`,
  ...accounts.map((account) => `  ${titleOf(account, unitNames)}`),
];

/** `200000000002 payments (/Workloads/Prod)` */
const titleOf = (account: Account, unitNames: Proposal['unitNames']): string =>
  `${account.id} ${oneLine(account.name)} (${placeOf(unitOf(account), unitNames)})`;

/** The path of names; the id of a unit whose name could not be read. */
function placeOf(unit: string | undefined, unitNames: Proposal['unitNames']): string {
  if (unit === undefined || unit === '') return 'no unit';
  if (unit.startsWith('r-')) return 'the root';
  const path = Object.hasOwn(unitNames, unit) ? unitNames[unit] : undefined;
  return path === undefined ? unit : `/${oneLine(path)}`;
}

/** What AWS lets people name freely stays within its comment. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
