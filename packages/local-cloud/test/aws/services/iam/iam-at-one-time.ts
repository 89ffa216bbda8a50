import { iamService } from '../../../../src/aws/services/iam';
import type { Service } from '../../../../src/aws/service';
import { member, organization, type Overrides } from '../../organization/organization-builder';
import { rootSession } from '../perform';

export const start = Date.parse('2026-11-02T06:00:00Z');
/** A clock that stands still. */
export const clock = { now: (): number => start };

export const service = (overrides?: Overrides): Service => iamService(organization(overrides), clock);

/** A session that may read the root user of the member account. */
export const audit = rootSession(member, 'IAMAuditRootUserCredentials');
