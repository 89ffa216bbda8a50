import { soleCallerRates, type CallRates } from '../aws/sdk/call-rates';
import type { Deadline } from '../aws/sdk/deadline';
import { lookShare } from '../workflow/quotas';

/** The pace of a person who reads an organization and beside whom nobody else does. After the deadline, calls are refused. */
export const soleCaller = (deadline: Deadline): CallRates => soleCallerRates(lookShare, deadline);
