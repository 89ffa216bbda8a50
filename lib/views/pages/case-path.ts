import type { CaseRecord } from '../../domain/cases/case';

/** The path of one generation of one case. */
export const casePath = ({ account, rule, generation }: Pick<CaseRecord, 'account' | 'rule' | 'generation'>): string =>
  `/cases/${account}/${rule}/${generation}`;
