import type { AskingCommand } from '../../lib/domain/permissions/asking-command';
import { permissionsOf } from '../../lib/domain/permissions/commands';
import { type Permission, policyDocument } from '../../lib/domain/permissions/permission';
import { firstLook } from '../../lib/domain/policy/first-look';
import { findGround } from '../../lib/runs/find-ground';
import { callerSettings } from '../caller-settings';
import type { CommandContext } from '../command-context';
import { readPolicy } from '../input-files';
import { RunFailedError } from '../run-failed-error';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

export interface PermissionsOptions {
  readonly policy?: string;
  readonly role?: string;
  readonly mailFrom?: string;
  readonly organization?: string;
  readonly managementAccount?: string;
  readonly region?: string;
  readonly profile?: string;
}

/** Runs `rootward permissions`. @throws UsageError; CallerError; RunFailedError */
export async function permissionsAction(
  { terminal }: CommandContext,
  command: AskingCommand,
  options: PermissionsOptions,
): Promise<void> {
  refuseForeign(command, options);
  const { role, mailFrom, profile } = options;
  const policy = options.policy === undefined ? firstLook().policy : readPolicy(options.policy);
  const ask = profile === undefined ? undefined : callerSettings(terminal, { profile });
  const { at, region } = await findGround({ ...options, ask }).catch(namingInstead);
  const permissions = permissionsOf(command, { at, region, policy, role, mails: mailFrom !== undefined });
  terminal.out(JSON.stringify(policyDocument(permissions), null, 2));
  explain(terminal, permissions);
}

/** @throws the error, with another way to the same */
function namingInstead(error: unknown): never {
  if (!(error instanceof Error) || error.name !== 'OrganizationUnreadableError') throw error;
  throw new RunFailedError(`${error.message} Name it instead, with --organization and --management-account.`);
}

/** Options that say what a command gets, with the command that has them. */
const owners = [
  ['policy', '--policy', 'plan'],
  ['role', '--role', 'plan'],
  ['mailFrom', '--mail-from', 'doctor'],
] as const;

/** @throws UsageError for an option that the command does not have, or whose value makes no difference */
function refuseForeign(command: AskingCommand, options: PermissionsOptions): void {
  for (const [name, option, owner] of owners)
    if (options[name] !== undefined && owner !== command)
      throw UsageError.of(
        option,
        `expected it only with ${owner}, got it with ${command}: it makes no difference there`,
      );
}

/** What each statement is for, beside the policy, which is JSON and has no comments. */
function explain({ err }: Terminal, permissions: readonly Permission[]): void {
  const width = Math.max(...permissions.map(({ sid }) => sid.length));
  for (const { sid, why } of permissions) err(`${sid.padEnd(width)}  ${why}`);
}
