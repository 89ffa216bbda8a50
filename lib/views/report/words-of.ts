import type { Finding } from '../../domain/finding';
import { shownCertificates, shownKeys, type ShownKey } from '../pages/case-facts';
import { caseTitle } from '../pages/case-words';
import { datesInWords, dayWords } from '../pages/when';
import { doneWords } from '../words';

/** What many accounts may have in common: a title where each has its own details, else the finding's message. */
export const commonWords = (finding: Finding): string =>
  hasDetails(finding) ? caseTitle(finding) : datesInWords(finding.message);

const hasDetails = ({ rule, evidence }: Finding): boolean =>
  (rule === 'root-access-key' && Array.isArray(evidence['keys'])) ||
  (rule === 'root-signing-certificate' && Array.isArray(evidence['certificates']));

/** What only this account has: its keys or certificates; empty for other findings. */
export function ownWords(finding: Finding): string {
  if (!hasDetails(finding)) return '';
  const things =
    finding.rule === 'root-access-key'
      ? shownKeys(finding).map(keyWords)
      : shownCertificates(finding).map(({ id, status }) => `${status.toLowerCase()} certificate ${id}`);
  const { reportedAt } = finding.evidence;
  const asOf = typeof reportedAt === 'string' ? `, as of the credential report of ${datesInWords(reportedAt)}` : '';
  return `${things.join('; ')}${asOf}`;
}

function keyWords({ id, status, createdAt, lastUsedAt, lastUsedService, lastUsedRegion }: ShownKey): string {
  const created = createdAt === undefined ? '' : `, created ${dayWords(createdAt)}`;
  const place = [lastUsedService, lastUsedRegion].filter((part) => part !== undefined).join(' in ');
  const used =
    lastUsedAt === undefined
      ? ', last use unknown'
      : lastUsedAt === null
        ? ', never used'
        : `, last used ${dayWords(lastUsedAt)}${place === '' ? '' : ` for ${place}`}`;
  return `${status.toLowerCase()} key ${id}${created}${used}`;
}

/** True where a person's decision stands: the finding is told with it. */
export const isDecided = ({ action, decision }: Finding): boolean => action === 'accepted' || decision !== undefined;

/** Where a finding stands, for people. */
export const standWords = (finding: Finding): string =>
  finding.action === 'none'
    ? 'nobody is asked at the moment'
    : finding.action === 'inform'
      ? 'reported only'
      : doneWords(finding);

/** The reason in a cell of the overview: `in use`. */
export const reasonWords = ({ reason }: Pick<Finding, 'reason'>): string => reason.replaceAll('-', ' ');
