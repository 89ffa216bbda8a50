import { known, unknown, type Fact, type Unknown } from '../../domain/fact';
import { addMinutes, utcMinute } from '../../domain/time';
import type { AccountSummary } from './account-summary';
import { reportLifetimeHours, type RootReport } from './credential-report';
import type { RootFacts } from './root-facts';

/**
 * What summary and credential report say together. The summary is of now; the report may be four hours old, does not
 * show inactive keys and certificates, and so does not tell an inactive one from one that was made after it. Only a
 * report that is newer than the summary does: until there is one, the fact is not ready.
 */
export function reportFacts(
  report: Fact<RootReport>,
  summary: AccountSummary,
): Pick<RootFacts, 'accessKeys' | 'signingCertificates' | 'passwordLastUsedAt'> {
  return {
    accessKeys: credentials('access keys', summary.accessKeys, report, ({ activeKeys }) => activeKeys),
    signingCertificates: credentials(
      'signing certificates',
      summary.signingCertificates,
      report,
      ({ activeCertificates }) => activeCertificates,
    ),
    passwordLastUsedAt: passwordLastUse(report, summary),
  };
}

type Hidden = { readonly id: string; readonly status: 'Inactive' };

function credentials<T extends { readonly id: string }>(
  what: string,
  counted: number,
  report: Fact<RootReport>,
  pick: (report: RootReport) => readonly T[],
): Fact<readonly (T | Hidden)[]> {
  if (counted === 0) return known([]);
  if (!report.known) return report;
  const { generatedAt, isNew } = report.value;
  const active = pick(report.value);
  if (active.length < counted && !isNew)
    return outdated(
      report.value,
      `shows ${active.length} of ${counted} ${what} as active; the rest may be inactive, or newer than the report`,
    );
  return known(withInactive(active, counted), generatedAt);
}

/** Each change of the password or of MFA is a use of the root user that an older report does not know. */
function passwordLastUse(report: Fact<RootReport>, summary: AccountSummary): RootFacts['passwordLastUsedAt'] {
  if (!summary.passwordPresent) return known(null);
  if (!report.known) return report;
  const { isNew, generatedAt, passwordEnabled, mfaActive, passwordLastUsedAt } = report.value;
  const differs = passwordEnabled === false || (mfaActive !== undefined && mfaActive !== summary.mfaEnabled);
  if (differs && !isNew) return outdated(report.value, 'shows another password or MFA than the account has now');
  return known(passwordLastUsedAt, generatedAt);
}

/** The report omits inactive credentials: what the summary counts beyond a newer report is inactive. */
export function withInactive<T extends { readonly id: string }>(
  active: readonly T[],
  counted: number,
): readonly (T | Hidden)[] {
  const free = ['slot-1', 'slot-2'].filter((slot) => !active.some(({ id }) => id === slot));
  const hidden = free.slice(0, Math.max(0, counted - active.length));
  return [...active, ...hidden.map((id) => ({ id, status: 'Inactive' as const }))];
}

const outdated = ({ generatedAt }: RootReport, why: string): Unknown =>
  unknown(
    'not-ready',
    `the credential report of ${utcMinute(generatedAt)} ${why}. AWS makes a newer one from ` +
      `${utcMinute(addMinutes(generatedAt, reportLifetimeHours * 60))} on.`,
  );
