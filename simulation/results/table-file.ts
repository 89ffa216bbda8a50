import * as z from 'zod';
import type { OrganizationFile } from '@rootward/local-cloud';
import { wrongFields } from '../../lib/cases/wrong-fields';

const ItemSchema = z.looseObject({ pk: z.string(), sk: z.string() });

/** One item of the case table, for example a generation of a case, or what the last run came to. */
export type TableItem = Readonly<z.infer<typeof ItemSchema>>;

/** `table.json`: the case table at the end of a simulation. */
export const TableFileSchema = z.object({
  v: z.literal(1),
  /** Id of the organization. */
  organization: z.string(),
  /** Simulated end. */
  now: z.iso.datetime(),
  items: z.array(
    ItemSchema.superRefine((item, { issues }) => {
      const wrong = item.sk.startsWith('CASE#') ? wrongFields(item) : [];
      if (wrong.length === 0) return;
      const message = 'a case as a simulation writes it';
      issues.push({ code: 'custom', message, params: { got: `other values of ${wrong.join(', ')}` }, input: item });
    }),
  ),
});
export type TableFile = Readonly<z.infer<typeof TableFileSchema>>;

/**
 * What another simulation can go on with. The rest belongs to executions, which end with the simulation (claims of runs
 * and their mails, task tokens), or to the page's forms (their key).
 */
export const keptItems = (items: readonly Readonly<Record<string, unknown>>[]): readonly TableItem[] =>
  items
    .map((item) => ItemSchema.parse(item))
    .filter(({ pk }) => pk.startsWith('ACCOUNT#') || pk.startsWith('NOTICE#') || pk === 'RUN#last');

interface Kept {
  readonly table: readonly TableItem[];
  readonly organization: OrganizationFile;
}

/** The table of a simulation, for its folder. */
export const tableFile = ({ table, organization }: Kept): TableFile => ({
  v: 1,
  organization: organization.organization.id,
  now: organization.now ?? '',
  items: [...table],
});
