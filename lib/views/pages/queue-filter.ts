import type { CaseRecord } from '../../domain/cases/case';
import type { caseRules } from '../../domain/cases/case-rules';
import type { Severity } from '../../domain/finding';
import { ruleWords } from '../words';
import { caseTitle } from './case-words';

/** What the queue shows. Without the optional fields it shows every case of the state. */
export interface QueueFilter {
  readonly state: 'open' | 'closed';
  readonly severity?: Severity;
  readonly rule?: (typeof caseRules)[number];
  /** Every word must occur in the case, in upper or lower case. */
  readonly text?: string;
}

/** True when the case passes the filter; the caller has applied `state`. */
export function passes(record: CaseRecord, { severity, rule, text = '' }: QueueFilter): boolean {
  const { account, accountName, reason, message } = record;
  const haystack = [account, accountName, record.rule, ruleWords[record.rule], reason, caseTitle(record), message]
    .join('\n')
    .toLowerCase();
  return (
    (severity === undefined || record.severity === severity) &&
    (rule === undefined || record.rule === rule) &&
    text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => haystack.includes(word))
  );
}

/** The address of the queue with this filter. */
export function queuePath(filter: QueueFilter): string {
  const query = new URLSearchParams();
  if (filter.state === 'closed') query.set('state', 'closed');
  if (filter.severity !== undefined) query.set('severity', filter.severity);
  if (filter.rule !== undefined) query.set('rule', filter.rule);
  if (filter.text !== undefined && filter.text !== '') query.set('text', filter.text);
  return query.size === 0 ? '/' : `/?${query.toString()}`;
}
