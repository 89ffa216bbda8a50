import type { Finding, RuleId } from '../../../lib/domain/finding';
import { finding } from '../samples';

/** The text that people read, without markup, in one line. */
export const text = (page: string): string =>
  page
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');

/** The section with this id as text, or what is there instead. */
export const section = (page: string, id: string): string =>
  text(new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0] ?? 'no section');

/** The row of an account in the overview, as markup. */
export const rowOf = (page: string, id: string): string =>
  page.match(/<tr>.*?<\/tr>/gs)?.find((row) => row.includes(`<small>${id}`)) ?? 'no row';

export const times = (page: string, words: string): number => page.split(words).length - 1;

export const compliant = (rule: RuleId): Finding =>
  finding({ rule, verdict: 'compliant', reason: 'none', action: 'none', message: '', evidence: {} });

export const informs = finding({
  rule: 'root-password',
  severity: 'high',
  reason: 'present',
  action: 'inform',
  message: 'The root user of this member account has a password.',
  evidence: { password: true },
});

export const unread = (rule: RuleId, detail: string, evidence: Finding['evidence']): Finding =>
  finding({
    rule,
    verdict: 'unknown',
    reason: 'unreadable',
    action: 'none',
    message: `It could not be read: ${detail}`,
    evidence,
  });
