import type { CaseRecord } from '../../../lib/domain/cases/case';
import { decide, type Decided } from '../../../lib/domain/cases/decide';
import type { DecisionRequest } from '../../../lib/domain/cases/decision-request';
import type { Policy } from '../../../lib/domain/policy/schema';
import { now } from './build';

/** One item with conditional writes, like the case table. Calls `yielded` where another writer may interrupt. */
export class OneItemStore {
  constructor(
    private item: CaseRecord,
    private readonly yielded: () => Promise<void> = () => Promise.resolve(),
  ) {}

  get current(): CaseRecord {
    return this.item;
  }

  async read(): Promise<CaseRecord> {
    await this.yielded();
    return this.item;
  }

  /** Writes only if the item still has the revision of `before`. */
  async write(before: CaseRecord, after: CaseRecord): Promise<boolean> {
    await this.yielded();
    if (this.item.revision !== before.revision) return false;
    this.item = after;
    return true;
  }
}

/** Reads, decides and writes; repeats everything after a conflict. */
export async function answer(store: OneItemStore, request: DecisionRequest, policy: Policy): Promise<Decided> {
  for (;;) {
    const record = await store.read();
    const decided = decide(record, request, { policy, now });
    if (decided.kind === 'invalid' || decided.after === undefined) return decided;
    if (await store.write(record, decided.after)) return decided;
  }
}
