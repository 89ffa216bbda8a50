import { CaseRecordSchema } from '../aws/storage/documents/case-record';

/** Names of the fields for which the table would not take a value as a case; empty for a case. */
export const wrongFields = (value: unknown): readonly string[] => [
  ...new Set(CaseRecordSchema.safeParse(value).error?.issues.map(({ path }) => String(path[0]))),
];
