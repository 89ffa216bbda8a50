import type { CaseRecord } from '../../domain/cases/case';

/** The address of one generation of one case, from the root of the page. */
export const casePath = ({ account, rule, generation }: Pick<CaseRecord, 'account' | 'rule' | 'generation'>): string =>
  `/cases/${account}/${rule}/${generation}`;
