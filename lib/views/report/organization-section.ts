import { html } from 'hono/html';
import type { OrganizationFinding, OrganizationRule } from '../../domain/runs/run';
import type { Markup } from '../markup';
import { datesInWords } from '../pages/when';

const titles: Readonly<Record<OrganizationRule, string>> = {
  'all-features': 'All features of AWS Organizations',
  'trusted-access-account': 'Trusted access for account.amazonaws.com',
  'trusted-access-iam': 'Trusted access for iam.amazonaws.com',
  'root-credentials-management': 'Central management of root credentials',
  'delegated-administrator': 'Delegated administrator',
  'contact-overwrites': 'Ceiling of overwritten contacts',
  'nobody-decides': 'Cases that nobody decides',
  'mail-delivery': 'Mails to the people who decide',
  'policy-entries': 'Entries of the policy',
};

/** What is wrong with the organization, with the command that mends it; nothing when all is in order. */
export function wrongSection(findings: readonly OrganizationFinding[]): Markup | string {
  const wrong = findings.filter(isWrong);
  return wrong.length === 0
    ? ''
    : html`<section id="organization" aria-labelledby="organization-title">
        <h2 id="organization-title">Organization: mend this first</h2>
        ${wrong.map(wrongFinding)}
      </section>`;
}

/** The checks of the organization that passed or do not apply. */
export function passedChecks(findings: readonly OrganizationFinding[]): Markup | string {
  const passed = findings.filter((finding) => !isWrong(finding));
  return passed.length === 0
    ? ''
    : html`<details>
        <summary>Checks of the organization without a finding: ${passed.length} of ${findings.length}</summary>
        <ul>
          ${passed.map(({ rule, message }) => html`<li><b>${titles[rule]}.</b> ${datesInWords(message)}</li>`)}
        </ul>
      </details>`;
}

const isWrong = ({ verdict }: OrganizationFinding): boolean => verdict === 'violation' || verdict === 'unknown';

/** What the message says, and the command at its end. */
const withCommand = /^(.*: )((?:aws|npx) .+)$/s;

function wrongFinding({ rule, verdict, message }: OrganizationFinding): Markup {
  const [, text = message, command] = withCommand.exec(message) ?? [];
  return html`<div class="card warm">
    <h3>${titles[rule]}${verdict === 'unknown' ? ': could not be read' : ''}</h3>
    <p>${datesInWords(text)}</p>
    ${command === undefined ? '' : html`<pre tabindex="0"><code>${command}</code></pre>`}
  </div>`;
}
