import type { CallerSettings } from '../lib/invocation/caller';
import type { Terminal } from './terminal';

/** What a command says about the credentials to use. Codes of MFA devices are asked for on the terminal, if there is one. */
export const callerSettings = (
  { ask }: Terminal,
  { profile, region }: Pick<CallerSettings, 'profile' | 'region'>,
): CallerSettings => ({
  profile,
  region,
  mfaCode: ask && ((serial) => ask(`Code of the MFA device ${serial}: `)),
});
