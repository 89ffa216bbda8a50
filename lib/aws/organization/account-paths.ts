import { ListParentsCommand } from '@aws-sdk/client-organizations';
import * as z from 'zod';
import type { AccountId } from '../../domain/account';
import type { Fact, Unknown } from '../../domain/fact';
import { quotas, quotaShare } from '../../workflow/quotas';
import type { Clients } from '../sdk/clients';
import type { Deadline } from '../sdk/deadline';
import { pace, type Gate } from '../sdk/pace';
import { readFact } from '../sdk/read-fact';

/** More levels than AWS allows: five units below the root. An endpoint that goes in circles is not followed for ever. */
const mostLevels = 10;

const Parent = z.object({ Id: z.string().regex(/^(r|ou)-/) });

/**
 * Finds the way from the root to accounts that are listed without one, at Rootward's share of the quota. AWS lists it
 * since 2026-03-31; not every partition and endpoint was seen to.
 * Source: Organizations API reference, ListParents: a child has one parent.
 */
export class AccountPaths {
  private readonly gate: Gate;
  private readonly parentOfUnit = new Map<string, string>();
  /** The denial of an earlier question: it would be the same again. */
  private denial: Unknown | undefined;

  constructor(
    private readonly clients: Pick<Clients, 'organizations'>,
    deadline?: Deadline,
  ) {
    this.gate = pace(quotas['organizations:ListParents'].perSecond * quotaShare, deadline);
  }

  /** Ids of the root and of the units down to the account. Never throws for AWS errors. */
  async find(account: AccountId): Promise<Fact<readonly string[]>> {
    if (this.denial) return this.denial;
    const found = await readFact('organizations:ListParents', () => this.upwards(account));
    if (!found.known && (found.cause === 'denied' || found.cause === 'denied-by-scp')) this.denial = found;
    return found;
  }

  private async upwards(account: AccountId): Promise<readonly string[]> {
    const path: string[] = [];
    for (let id = await this.parentOf(account); ; id = await this.unitsParent(id)) {
      path.unshift(id);
      if (id.startsWith('r-')) return path;
      if (path.length > mostLevels) throw new Error('The units go in a circle.');
    }
  }

  private async unitsParent(unit: string): Promise<string> {
    const parent = this.parentOfUnit.get(unit) ?? (await this.parentOf(unit));
    this.parentOfUnit.set(unit, parent);
    return parent;
  }

  private async parentOf(child: string): Promise<string> {
    await this.gate();
    const { Parents = [] } = await this.clients.organizations.send(new ListParentsCommand({ ChildId: child }));
    return Parent.parse(Parents[0]).Id;
  }
}
