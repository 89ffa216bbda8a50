import type { AccountId } from '../../lib/domain/account';
import { contactTypes, type Contact, type ContactType } from '../../lib/domain/contact';
import type { AccessKeyFile, AccountFile, OrganizationFile, RootFile } from '@rootward/local-cloud';
import type { Dice } from './dice';
import { wanted } from './setting-policy';

export const managementId: AccountId = '100000000001';
const startsAt = '2026-11-02T06:00:00Z';
const lockedUnit = 'ou-d5t0-lockdown';

const daysBefore = (days: number): string =>
  new Date(Date.parse(startsAt) - days * 86_400_000).toISOString().replace('.000Z', 'Z');

/** The management account and a few members, each with random contacts and credentials. */
export function randomOrganization(dice: Dice): { file: OrganizationFile; excluded: readonly AccountId[] } {
  const count = dice.between(2, 3);
  const members = Array.from({ length: count }, (_, index) => member(dice, index + 2));
  const excluded: AccountId[] = [];
  // The first member is always an ordinary one. At most one member, the last, is special.
  const special = dice.pick(['excluded', 'suspended', 'locked', 'none', 'none'] as const);
  const last = members.at(-1);
  if (last !== undefined && special === 'excluded') excluded.push(last.id);
  if (last !== undefined && special === 'suspended') last.state = 'SUSPENDED';
  if (last !== undefined && special === 'locked') last.parent = lockedUnit;
  const joins = dice.chance(0.3);
  const file: OrganizationFile = {
    now: startsAt,
    organization: { id: 'o-dstdstdst1', rootId: 'r-d5t0', managementAccountId: managementId },
    environment: { trail: true },
    units: [{ id: lockedUnit, name: 'Lockdown' }],
    policies: [denyRoot],
    accounts: [management(dice), ...members],
    later: joins ? [{ after: `${dice.between(1, 96)}h`, createAccount: member(dice, 9) }] : [],
  };
  return { file, excluded };
}

const denyRoot = {
  id: 'p-denyroot1',
  name: 'DenyRoot',
  targets: [lockedUnit],
  content: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
      },
    ],
  },
};

function management(dice: Dice): AccountFile {
  const root: RootFile = { password: { createdAt: daysBefore(900) } };
  if (dice.chance(0.5)) root.mfaDevices = [{ serial: `arn:aws:iam::${managementId}:mfa/root-account-mfa-device` }];
  if (dice.chance(0.25)) root.accessKeys = [accessKey(dice, 1, 0)];
  return {
    id: managementId,
    name: 'management',
    email: 'aws+management@harbor.example',
    contacts: contacts(dice),
    root,
  };
}

/** @param number 2 to 9, different for each member, so that the last four digits of the ids differ */
function member(dice: Dice, number: number): AccountFile {
  const id: AccountId = `20000000${number}${dice.between(100, 999)}`;
  const root: RootFile = {};
  if (dice.chance(0.75))
    root.accessKeys = Array.from({ length: dice.chance(0.35) ? 2 : 1 }, (_, index) => accessKey(dice, number, index));
  if (dice.chance(0.25))
    root.signingCertificates = [{ id: certificateId(number, 0), status: 'Active', createdAt: daysBefore(3000) }];
  if (dice.chance(0.3)) {
    root.password = { createdAt: daysBefore(800) };
    if (dice.chance(0.4)) root.mfaDevices = [{ serial: `arn:aws:iam::${id}:mfa/root-account-mfa-device` }];
  }
  return { id, name: `team-${number}`, email: `aws+team-${number}@harbor.example`, contacts: contacts(dice), root };
}

/** A unique id with the shape of AWS. @param index 0 for the first key of the account */
export const accessKeyId = (number: number, index: number): string =>
  `AKIA${'ZQXWVUTSRPONMLKJ'.slice(0, 12)}${letters(number)}${letters(index)}`;
const certificateId = (number: number, index: number): string =>
  `CERTZQXWVUTSRPONMLKJ${letters(number)}${letters(index)}`;
const letters = (number: number): string =>
  String.fromCharCode(65 + Math.trunc(number / 26)) + String.fromCharCode(65 + (number % 26));

function accessKey(dice: Dice, number: number, index: number): AccessKeyFile {
  const createdAt = daysBefore(dice.pick([3, 200, 2000]));
  const used = dice.pick(['never', 'long ago', 'lately'] as const);
  return {
    id: accessKeyId(number, index),
    status: dice.chance(0.7) ? 'Active' : 'Inactive',
    createdAt,
    ...(used !== 'never' && {
      lastUsedAt: used === 'lately' ? daysBefore(1) : daysBefore(180),
      lastUsedService: 's3',
      lastUsedRegion: 'eu-west-1',
    }),
  };
}

function contacts(dice: Dice): Partial<Record<ContactType, Contact>> {
  const foreign: Contact = { name: 'Founder', title: 'CTO', email: 'founder@harbor.example', phone: '+49 30 555 01' };
  return Object.fromEntries(
    contactTypes.flatMap((type) => {
      const kind = dice.pick(['missing', 'foreign', 'wanted', 'wanted'] as const);
      return kind === 'missing' ? [] : [[type, kind === 'wanted' ? { ...wanted[type] } : { ...foreign, title: type }]];
    }),
  );
}
