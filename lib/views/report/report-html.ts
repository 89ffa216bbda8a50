import { html } from 'hono/html';
import type { Report } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { accountTable } from './account-table';
import { causesSection } from './causes-section';
import { ruleTable, unitTable } from './count-tables';
import { decisionsSection } from './decisions-section';
import { exclusionsSection } from './exclusions-section';
import { legend } from './legend';
import { wrongSection } from './organization-section';
import { aboutSection, reportHeader } from './report-header';
import { reportStyle } from './report-style';
import { restSection } from './rest-section';
import { rulesSection } from './rules-section';
import { selfContained } from './self-contained';
import { type ReportLinks, viewOf, type View } from './view';

/**
 * `report.html`: one file without scripts that refers to nothing outside itself but links. First what is wrong with the
 * organization, then everything at a glance, then each cause and each rule once with the accounts that it concerns.
 */
export function renderReportHtml(report: Report, links: ReportLinks = {}): string {
  const view = viewOf(report, links);
  return selfContained(
    `Rootward report ${report.run.finishedAt.slice(0, 10)}`,
    reportStyle,
    html`${reportHeader(view)}
      <main>
        ${wrongSection(report.organization.findings)} ${overview(view)} ${causesSection(view)} ${rulesSection(view)}
        ${decisionsSection(view)} ${exclusionsSection(view)} ${restSection(view)} ${aboutSection(view)}
      </main>`,
  );
}

const overview = (view: View): Markup =>
  html`<section class="overview" aria-labelledby="accounts">
    <h2 id="accounts">Accounts and rules</h2>
    <p class="skip"><a href="#after-table">Skip the tables</a></p>
    <div class="glance">
      <div class="counts">${ruleTable(view)} ${unitTable(view)}</div>
      <div>${accountTable(view)} ${legend}</div>
    </div>
    <div id="after-table"></div>
  </section>`;
