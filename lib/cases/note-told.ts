import type { CaseRecord } from '../domain/cases/case';
import type { Policy } from '../domain/policy/schema';
import type { Instant } from '../domain/account';
import { markTold, type Told, unnoted } from '../domain/cases/telling';
import type { CaseTable } from '../aws/storage/tables/case-table';
import { concurrently } from '../aws/sdk/concurrently';
import { caseKey } from '../domain/cases/subject';
import { changeCase } from './change-case';

interface Noting {
  readonly cases: CaseTable;
  readonly policy: Policy;
  /** Time of the mails. */
  readonly now: Instant;
  /** Start of the run that sent them; the time to decide counts from here. */
  readonly startedAt: Instant;
}

/** Who was told about which cases. */
export class Notes {
  private readonly notes = new Map<string, { readonly record: CaseRecord; told: Told }>();

  add(records: readonly CaseRecord[], kind: keyof Told, email: string): void {
    for (const record of records) {
      const note = this.notes.get(caseKey(record)) ?? { record, told: {} };
      note.told = { ...note.told, [kind]: [...(note.told[kind] ?? []), email] };
      this.notes.set(caseKey(record), note);
    }
  }

  /** Whom the mails so far have reached about a case. */
  told(record: CaseRecord): Told {
    return this.notes.get(caseKey(record))?.told ?? {};
  }

  /** Writes to each case who was told. A case that has another generation by now needs no note. */
  async write({ cases, ...mailing }: Noting): Promise<void> {
    await concurrently([...this.notes.values()], 10, ({ record, told }) =>
      changeCase(cases, record, (current) => {
        if (current?.generation !== record.generation) return {};
        const left = unnoted(current, told, mailing.now);
        return Object.values(left).every((people) => people.length === 0)
          ? {}
          : { after: markTold(current, left, mailing) };
      }),
    );
  }
}
