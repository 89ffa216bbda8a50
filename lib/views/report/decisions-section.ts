import { html } from 'hono/html';
import type { Finding } from '../../domain/finding';
import type { AccountReport } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { dayOf } from '../pages/when';
import { ruleWords, severityWords } from '../words';
import { accountWords } from './account-list';
import { cellKind } from './cell-kind';
import type { View } from './view';
import { commonWords, isDecided, ownWords } from './words-of';

/** Accepted risks and rejections that stand: what, by whom, when, why, until when. */
export function decisionsSection(view: View): Markup | string {
  const decided = view.accounts.flatMap((account) =>
    account.findings
      .filter((finding) => isDecided(finding) && cellKind(finding) !== 'excluded')
      .map((finding) => ({ account, finding })),
  );
  return decided.length === 0
    ? ''
    : html`<section id="decisions" aria-labelledby="decisions-title">
        <h2 id="decisions-title">Decided by people</h2>
        <p class="soft">An accepted risk counts as settled until its last day; what was rejected stays open.</p>
        <ul class="entries long">
          ${decided.map(({ account, finding }) => decidedFinding(account, finding, view))}
        </ul>
      </section>`;
}

function decidedFinding(account: AccountReport, finding: Finding, view: View): Markup {
  const link = view.caseOf(account.id, finding);
  const own = ownWords(finding);
  return html`<li id="${account.id}-${finding.rule}">
    ${accountWords(account, view)}<br />
    <span class="tag ${finding.severity}">${severityWords[finding.severity]}</span> ${ruleWords[finding.rule]}:
    ${commonWords(finding)}${own === '' ? '' : `: ${own}`}<br />
    ${decisionWords(finding)}
    ${link === undefined ? '' : html`<a href="${link}">The case<span class="heard"> in ${account.name}</span></a>`}
  </li>`;
}

function decisionWords({ decision }: Finding): Markup {
  if (decision === undefined) return html`Risk accepted; this report does not say by whom.`;
  const { by, at, reason, until } = decision;
  const what = decision.decision === 'accept' ? 'Risk accepted' : 'Rejected';
  return html`${what} by <bdi>${by}</bdi> on ${dayOf(at)}${until === undefined ? '' : html`, until ${dayOf(until)}`}:
    “${reason}”`;
}
