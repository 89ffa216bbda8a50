import { html, raw } from 'hono/html';
import { ruleIds, severities, type Finding } from '../../domain/finding';
import type { AccountReport, Report } from '../../domain/runs/report';
import type { OrganizationFinding } from '../../domain/runs/run';
import { summaryOf, summaryWords } from '../../domain/runs/run-summary';
import { pageText, type Markup } from '../markup';
import { outcomePicture } from './outcome-picture';
import { reportScript } from './report-script';
import { reportStyle } from './report-style';
import { notableFindings, severeFirst, worstSeverity } from '../severe-first';
import { actionWords, outcomeWords, ruleWords, severityWords } from '../words';

/** `report.html`: one self-contained page, most severe first, with filters that need no server, readable at 320 px. */
export function renderReportHtml(report: Report): string {
  const title = `Rootward report ${report.run.startedAt.slice(0, 10)}`;
  return pageText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <style>
            ${raw(reportStyle)}
          </style>
        </head>
        <body>
          <header>
            <h1>${summaryWords(summaryOf(report)).open}</h1>
            <ul class="facts soft">
              <li>Organization <code>${report.organization.id}</code></li>
              <li>${report.run.trigger} run, mode ${report.run.mode}</li>
              <li><time datetime="${report.run.startedAt}">${readable(report.run.startedAt)}</time></li>
              <li>Policy <code title="${report.run.policyDigest}">${report.run.policyDigest.slice(0, 12)}</code></li>
            </ul>
            ${outcomePicture(report)}
          </header>
          <main>${organizationSection(report.organization.findings)} ${accountsSection(report)}</main>
          <script>
            ${raw(reportScript)};
          </script>
        </body>
      </html>`,
  );
}

const readable = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

function organizationSection(findings: readonly OrganizationFinding[]): Markup {
  const notable = findings.filter((finding) => finding.verdict === 'violation' || finding.verdict === 'unknown');
  const body =
    notable.length === 0
      ? html`<p class="soft">All ${findings.length} checks of the organization passed.</p>`
      : notable.map(
          (finding) =>
            html`<div class="card edge-incomplete">
              <p><b>${finding.rule}</b> <span class="tag high">${finding.reason}</span><br />${finding.message}</p>
            </div>`,
        );
  return html`<section aria-label="Organization">
    <h2>Organization</h2>
    ${body}
  </section>`;
}

function accountsSection(report: Report): Markup {
  return html`<section aria-label="Accounts">
    <h2>Accounts</h2>
    <div id="tools" hidden>
      <div class="tools">
        <label>Search<input id="words" type="search" placeholder="name, id, unit, words" /></label>
        <label
          >Severity<select id="severity">
            <option value="">any</option>
            ${severities.map((s) => html`<option value="${s}">${severityWords[s]}</option>`)}
          </select></label
        >
        <label
          >Rule<select id="rule">
            <option value="">any</option>
            ${ruleIds.map((r) => html`<option value="${r}">${ruleWords[r]}</option>`)}
          </select></label
        >
        <button type="button" id="clear" class="clear">Clear</button>
      </div>
      <p class="soft" id="shown" role="status"></p>
    </div>
    ${severeFirst(report.accounts).map(accountCard)}
  </section>`;
}

function accountCard(account: AccountReport): Markup {
  const notable = notableFindings(account);
  const severity = worstSeverity(account);
  return html`<details
    class="card edge-${account.outcome}"
    data-account
    data-outcome="${account.outcome}"
    ${severity ? 'open' : ''}
  >
    <summary>
      <b>${account.name}</b><span class="id">${account.id}</span>
      <span class="end"
        >${severity ? html`<span class="tag ${severity}">${severityWords[severity]}</span> ` : ''}<span
          class="dot dot-${account.outcome}"
        ></span
        >${outcomeWords[account.outcome]}</span
      >
    </summary>
    <div>
      <p class="soft">in <code>${account.unit}</code>${account.reason ? html`: ${account.reason}` : ''}</p>
      ${notable.map(findingRow)}
      <p class="soft">${settled(account, notable.length)}</p>
    </div>
  </details>`;
}

function settled(account: AccountReport, notable: number): string {
  if (account.findings.length === 0) return 'Not read.';
  const rest = account.findings.length - notable;
  return `${rest} of ${account.findings.length} rules are compliant or do not apply.`;
}

function findingRow(finding: Finding): Markup {
  const evidence = Object.entries(finding.evidence);
  return html`<div class="finding" data-severity="${finding.severity}" data-rule="${finding.rule}">
    <p>
      <span class="tag ${finding.severity}">${severityWords[finding.severity]}</span> <b>${ruleWords[finding.rule]}</b>:
      ${finding.reason}, ${actionWords[finding.action]}
    </p>
    <p>${finding.message}</p>
    ${
      evidence.length > 0
        ? html`<dl>
            ${evidence.map(
              ([name, value]) =>
                html`<dt>${words(name)}</dt>
                  <dd>${spoken(value)}</dd>`,
            )}
          </dl>`
        : ''
    }
  </div>`;
}

/** Evidence as text: lists with semicolons, objects as `name value`, times to the minute. */
function spoken(value: unknown): string {
  if (value === null || value === undefined) return 'never';
  if (Array.isArray(value)) return value.map(spoken).join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => `${words(name)} ${spoken(inner)}`)
      .join(', ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? readable(text) : text;
}

/** Turns `lastUsedAt` into `last used at`. */
const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
