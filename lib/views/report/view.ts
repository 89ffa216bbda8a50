import type { AccountReport, Report } from '../../domain/runs/report';
import type { Finding, RuleId } from '../../domain/finding';
import { casePath } from '../pages/case-path';
import { severeFirst } from '../severe-first';
import { causesOf, type Cause } from './causes';

/** Where a report can lead to. */
export interface ReportLinks {
  /** Address of the approval page, without a slash at the end. Absent: there is none to lead to. */
  readonly pageUrl?: string | undefined;
  /** Address of the page with old and new values of contacts, as seen from the report. Absent: there is none. */
  readonly contactChanges?: string | undefined;
}

/** A report with what its parts need to refer to each other. */
export interface View {
  readonly report: Report;
  readonly links: ReportLinks;
  /** Most severe first. */
  readonly accounts: readonly AccountReport[];
  readonly causes: readonly Cause[];
  /** Name of a unit; its id where the name is not known, both where several units have the name. */
  readonly unitName: (id: string) => string;
  /** The id of the element that tells a notable finding. */
  readonly anchorOf: (account: string, rule: RuleId) => string;
  /** Address of the finding's case; undefined where there is no case or no page. */
  readonly caseOf: (account: string, finding: Pick<Finding, 'rule' | 'generation'>) => string | undefined;
}

/** The view of a report. */
export function viewOf(report: Report, links: ReportLinks = {}): View {
  const accounts = severeFirst(report.accounts);
  const causes = causesOf(accounts);
  const anchors = new Map(causes.flatMap(({ anchor, concerns }) => concerns.map((key) => [key, anchor])));
  const names = unitNames(report);
  return {
    report,
    links,
    accounts,
    causes,
    unitName: (id) => names.get(id) ?? id,
    anchorOf: (account, rule) => anchors.get(`${account}/${rule}`) ?? `${account}-${rule}`,
    caseOf: (account, { rule, generation }) =>
      links.pageUrl === undefined || generation === undefined
        ? undefined
        : `${links.pageUrl}${casePath({ account, rule, generation })}`,
  };
}

function unitNames({ organization, accounts }: Report): ReadonlyMap<string, string> {
  const ids = [...new Set(accounts.map(({ unit }) => unit))];
  const called = ids.flatMap((id): [string, string][] => {
    const name = organization.unitNames?.[id];
    return name === undefined ? [] : [[id, name]];
  });
  const isShared = (name: string): boolean => called.filter(([, other]) => other === name).length > 1;
  return new Map(called.map(([id, name]) => [id, isShared(name) ? `${name} (${id})` : name]));
}
