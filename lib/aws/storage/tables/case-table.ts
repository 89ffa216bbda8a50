import { isDeepStrictEqual } from 'node:util';
import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { CaseChange, CaseRecord, CaseState } from '../../../domain/cases/case';
import { caseStates } from '../../../domain/cases/case';
import { stateIndex } from '../../../workflow/environment';
import type { Clients } from '../../sdk/clients';
import { concurrently } from '../../sdk/concurrently';
import { conditionalPut, readItem, type Condition, type ItemKey } from './conditional-put';
import { CaseRecordSchema } from '../documents/case-record';

/** Whether this or an earlier attempt wrote the change (false: another writer was first), and the case as it is now. */
export type Applied =
  | { readonly applied: true; readonly current: CaseRecord }
  | { readonly applied: false; readonly current: CaseRecord | undefined };

const currentKey = ({ account, rule }: Pick<CaseRecord, 'account' | 'rule'>): ItemKey => ({
  pk: `ACCOUNT#${account}`,
  sk: `CASE#${rule}`,
});

const archiveKey = ({ generation, ...subject }: Pick<CaseRecord, 'account' | 'rule' | 'generation'>): ItemKey => {
  const { pk, sk } = currentKey(subject);
  return { pk, sk: `${sk}#${generation}` };
};

/** The cases of the organization: one item for each account and rule, and one for each archived generation. */
export class CaseTable {
  constructor(
    private readonly clients: Pick<Clients, 'table'>,
    private readonly tableName: string,
  ) {}

  /** The current generations in these states. The index lags about a second, which conditional writes make safe. */
  async current(states: readonly CaseState[] = caseStates): Promise<readonly CaseRecord[]> {
    return (await concurrently(states, 5, (state) => this.inState(state))).flat();
  }

  /** Every generation that has a later one. The index lags about a second. */
  async archived(): Promise<readonly CaseRecord[]> {
    return this.inState(stateIndex.archived);
  }

  /** The current generation of a case, by a consistent read. */
  async read(subject: Pick<CaseRecord, 'account' | 'rule'>): Promise<CaseRecord | undefined> {
    return this.get(currentKey(subject));
  }

  /** One generation, current or archived. */
  async generation(named: Pick<CaseRecord, 'account' | 'rule' | 'generation'>): Promise<CaseRecord | undefined> {
    const current = await this.read(named);
    if (current?.generation === named.generation) return current;
    return this.get(archiveKey(named));
  }

  /** Every generation, archived ones too, unsorted. Reads the whole table. */
  async everyGeneration(): Promise<readonly CaseRecord[]> {
    const records: CaseRecord[] = [];
    const pages = paginateScan(
      { client: this.clients.table },
      {
        TableName: this.tableName,
        FilterExpression: 'begins_with(#sk, :case)',
        ExpressionAttributeNames: { '#sk': 'sk' },
        ExpressionAttributeValues: { ':case': 'CASE#' },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) records.push(...(page.Items ?? []).map(fromItem));
    return records;
  }

  /**
   * Makes a change by conditional writes. To open a generation it closes the one before if that is open, archives it,
   * then replaces it. In this order only a current record is archived, and a crash in between loses nothing. A second
   * attempt ends in the same state.
   */
  async apply({ before, closes, after }: CaseChange): Promise<Applied> {
    if (closes) {
      const closing = await this.replace(before, closes);
      if (closing.applied) return this.apply({ before: closes, after });
      const { current } = closing;
      return current && descendsFrom(current, after) ? { applied: true, current } : closing;
    }
    if (before && after.generation > before.generation) await this.archive(before);
    return this.replace(before, after);
  }

  /** Adds to the timeline of an archived generation. False when another writer changed it first. */
  async annotateArchived(after: CaseRecord): Promise<boolean> {
    const condition = { expression: '#revision = :revision', values: { ':revision': after.revision - 1 } };
    if (await conditionalPut(this.clients, this.tableName, archivedItem(after), condition)) return true;
    return (await this.get(archiveKey(after)))?.writeId === after.writeId;
  }

  private async get(key: ItemKey): Promise<CaseRecord | undefined> {
    const found = await readItem(this.clients, this.tableName, key);
    return found === undefined ? undefined : fromItem(found);
  }

  private async replace(before: CaseRecord | undefined, after: CaseRecord): Promise<Applied> {
    const item = { ...after, ...currentKey(after), [stateIndex.partitionKey]: after.state };
    if (await conditionalPut(this.clients, this.tableName, item, unchanged(before)))
      return { applied: true, current: after };
    const current = await this.read(after);
    return current && descendsFrom(current, after) ? { applied: true, current } : { applied: false, current };
  }

  private async archive(record: CaseRecord): Promise<void> {
    const item = archivedItem(record);
    // The archived copy may be older: a refused answer may have been noted since.
    const expression = 'attribute_not_exists(#pk) OR #revision < :revision';
    await conditionalPut(this.clients, this.tableName, item, { expression, values: { ':revision': record.revision } });
  }

  private async inState(state: CaseState | typeof stateIndex.archived): Promise<readonly CaseRecord[]> {
    const records: CaseRecord[] = [];
    const pages = paginateQuery(
      { client: this.clients.table },
      {
        TableName: this.tableName,
        IndexName: stateIndex.name,
        KeyConditionExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': stateIndex.partitionKey },
        ExpressionAttributeValues: { ':state': state },
      },
    );
    for await (const page of pages) records.push(...(page.Items ?? []).map(fromItem));
    return records;
  }
}

const archivedItem = (record: CaseRecord) => ({
  ...record,
  ...archiveKey(record),
  [stateIndex.partitionKey]: stateIndex.archived,
});

const unchanged = (before: CaseRecord | undefined): Condition =>
  before === undefined
    ? { expression: 'attribute_not_exists(#pk)' }
    : { expression: '#revision = :revision', values: { ':revision': before.revision } };

/** True when `current` is the write itself or a later revision of it: its timeline then begins with the written one. */
const descendsFrom = (current: CaseRecord, written: CaseRecord): boolean =>
  current.writeId === written.writeId ||
  (current.generation === written.generation &&
    current.revision > written.revision &&
    written.timeline.every((event, index) => isDeepStrictEqual(event, current.timeline[index])) &&
    current.fingerprint === written.fingerprint);

function fromItem(item: unknown): CaseRecord {
  const { pk: _pk, sk: _sk, [stateIndex.partitionKey]: _state, ...record } = CaseRecordSchema.parse(item);
  return record;
}
