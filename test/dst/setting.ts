import { parsePolicy } from '../../lib/domain/policy/parse';
import type { Policy } from '../../lib/domain/policy/schema';
import type { OrganizationFile } from '@rootward/local-cloud';
import type { Contact } from '../../lib/domain/contact';
import type { Dice } from './dice';
import { randomOrganization } from './setting-organization';
import { people, randomPolicy, wanted, type Person } from './setting-policy';

/** The state of the world at the start of a history. */
export interface Setting {
  readonly organization: OrganizationFile;
  readonly policy: Policy;
  readonly policyText: string;
  /** `rate(...)` */
  readonly schedule: string;
  /** Hours between two sweeps besides the runs. */
  readonly sweepHours: number;
  readonly days: number;
  readonly approvers: readonly Person[];
  readonly stranger: Person;
  /** Without faults, intruders and owners: only people's decisions change anything. */
  readonly calm: boolean;
}

/** A small organization, a policy for it, and the number of days to watch. */
export function randomSetting(dice: Dice): Setting {
  const { file, excluded } = randomOrganization(dice.named('organization'));
  const { text, schedule } = randomPolicy(dice.named('policy'), excluded);
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(`The random policy is not one: ${JSON.stringify(parsed.mistakes)}`);
  return {
    organization: file,
    policy: parsed.policy,
    policyText: text,
    schedule,
    sweepHours: 12,
    // Most faults show within two days; longer histories let cases expire and come back.
    days: dice.pick([1, 1, 2, 2, 2, 3, 6]),
    approvers: parsed.policy.approvals.approvers,
    stranger: people.stranger,
    calm: dice.chance(0.1),
  };
}

/** Every contact that an account has or should have. */
export const contactsOf = ({ organization }: Setting): readonly Contact[] => [
  ...Object.values(wanted),
  ...[
    ...organization.accounts,
    ...(organization.later ?? []).flatMap(({ createAccount }) => createAccount ?? []),
  ].flatMap(({ contacts = {} }) => Object.values(contacts).filter((contact) => contact !== undefined)),
];
