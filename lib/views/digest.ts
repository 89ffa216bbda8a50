import { html } from 'hono/html';
import { severities } from '../domain/finding';
import type { CaseRecord } from '../domain/case';
import type { Run } from '../domain/run';
import { pageText } from './markup';
import { count, ruleWords, severityWords } from './words';

/** A mail, ready to be sent. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface Digest {
  readonly approver: { readonly name: string; readonly email: string };
  readonly run: Run;
  readonly organizationId: string;
  /** Cases that nobody has been asked about yet. */
  readonly asked: readonly CaseRecord[];
  /** All cases that wait for a decision, those of `asked` among them. */
  readonly open: readonly CaseRecord[];
}

/**
 * The digest mail of one run for one approver: what is new, grouped by account, most severe first, and how much was open
 * before. It carries no link that acts, no token, and key ids by their last four characters only.
 */
export function renderDigest(digest: Digest): Mail {
  const accounts = byAccount(digest.asked);
  const before = digest.open.filter((open) => !digest.asked.some((asked) => sameCase(asked, open))).length;
  const news = count(digest.asked.length, 'new case');
  const subject = oneLine(
    `Rootward: ${news} to decide in ${count(accounts.length, 'account')} of ${digest.organizationId}`,
  );
  const expiry = digest.asked.map((record) => record.expiresAt).toSorted()[0] ?? '';
  const closing = [
    before > 0 ? `${count(before, 'case')} asked about earlier still ${before === 1 ? 'waits' : 'wait'}.` : '',
    expiry
      ? `Undecided cases expire; the first on ${expiry.slice(0, 10)} (UTC). Nothing is deleted without a decision.`
      : '',
  ].filter((line) => line !== '');
  return { subject, text: textBody(digest, accounts, closing), html: htmlBody(digest, subject, accounts, closing) };
}

interface AccountCases {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly CaseRecord[];
}

const sameCase = (a: CaseRecord, b: CaseRecord): boolean =>
  a.account === b.account && a.rule === b.rule && a.generation === b.generation;

/** Account names are chosen by account owners: no line break may reach a mail header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const rank = (record: CaseRecord): number => severities.indexOf(record.severity);

function byAccount(cases: readonly CaseRecord[]): readonly AccountCases[] {
  const groups = new Map<string, CaseRecord[]>();
  for (const record of cases.toSorted((a, b) => rank(a) - rank(b) || a.account.localeCompare(b.account)))
    groups.set(record.account, [...(groups.get(record.account) ?? []), record]);
  return [...groups].map(([id, records]) => ({ id, name: oneLine(records[0]?.accountName ?? ''), cases: records }));
}

function textBody(digest: Digest, accounts: readonly AccountCases[], closing: readonly string[]): string {
  const lines = [
    `Hello ${oneLine(digest.approver.name)},`,
    '',
    `Rootward found what only a person may decide in organization ${digest.organizationId} (run ${digest.run.id}):`,
    '',
  ];
  for (const account of accounts) {
    lines.push(`${account.name} (${account.id})`);
    for (const record of account.cases)
      lines.push(
        `  - [${severityWords[record.severity]}] ${ruleWords[record.rule]}: ${record.reason}. ${oneLine(record.message)}`,
      );
    lines.push('');
  }
  return [...lines, ...closing, ''].join('\n');
}

function htmlBody(
  digest: Digest,
  subject: string,
  accounts: readonly AccountCases[],
  closing: readonly string[],
): string {
  return pageText(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${subject}</title>
        </head>
        <body
          style="margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:#1a1d23;background:#ffffff"
        >
          <div style="max-width:40rem;margin:0 auto">
            <p>Hello ${digest.approver.name},</p>
            <p>
              Rootward found what only a person may decide in organization <b>${digest.organizationId}</b> (run
              ${digest.run.id}):
            </p>
            ${accounts.map(
              (account) =>
                html`<h2 style="font-size:1rem;margin:1.2rem 0 .3rem">
                    ${account.name} <span style="font-weight:normal;color:#59616e">${account.id}</span>
                  </h2>
                  <ul style="margin:0;padding-left:1.2rem">
                    ${account.cases.map(
                      (record) =>
                        html`<li style="margin:.2rem 0">
                          <b>${severityWords[record.severity]}</b>, ${ruleWords[record.rule]}: ${record.reason}.
                          ${record.message}
                        </li>`,
                    )}
                  </ul>`,
            )}
            ${closing.map((line) => html`<p style="color:#59616e">${line}</p>`)}
          </div>
        </body>
      </html>`,
  );
}
