import { approversPolicy } from '../../domain/support/cases';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { renderCase, type CaseView } from '../../../lib/views/pages/case-page';
import type { Frame } from '../../../lib/views/pages/layout';
import { renderQueue } from '../../../lib/views/pages/queue-page';
import { approvers, lead, now } from '../../web/case-records';

export const terms = approversPolicy(1, { approvers }).approvals;

const view = (record: CaseRecord, overrides: Partial<CaseView> = {}): CaseView => ({
  record,
  looking: { email: lead, mayDecide: true, now },
  terms,
  token: 'token',
  hasNext: false,
  others: [],
  mode: 'apply',
  overridden: false,
  mistakes: [],
  typed: {},
  ...overrides,
});

/** The page of a case, as an approver sees it. */
export const page = (record: CaseRecord, overrides: Partial<CaseView> = {}, frame: Frame = {}): string =>
  renderCase(view(record, overrides), frame);

/** The queue with one case. */
export const queue = (record: CaseRecord): string =>
  renderQueue(
    {
      cases: [record],
      unsettled: [],
      filter: { state: 'open' },
      now,
      email: lead,
      mayDecide: true,
      approvals: terms,
      mode: 'apply',
      overridden: false,
      lastRun: undefined,
    },
    {},
  );

/** The texts of all matching elements, as a person reads them. */
export const texts = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map((match) =>
    (match[1] ?? '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

/** The decisions that a page offers. */
export const choices = (html: string): readonly string[] =>
  [...html.matchAll(/name="decision"\s+value="(\w+)"/g)].map((match) => match[1] ?? '');

/** The markup of one choice, from the value of its class on. */
export const choiceOf = (html: string, decision: string): string =>
  html.split('<div class="choice ').find((part) => part.includes(`value="${decision}"`)) ?? '';

/** The steps of the first course. */
export const firstSteps = (html: string): readonly string[] =>
  texts(/<ol class="steps">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? '', /<li>([\s\S]*?)<\/li>/g);
