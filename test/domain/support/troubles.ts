import type { AccountId } from '../../../lib/domain/account';
import type { Report } from '../../../lib/domain/runs/report';

/** Outcome and findings by account, without compliant and not-applicable findings: rule -> [reason, action]. */
export const troubles = (report: Report): Record<AccountId, unknown> =>
  Object.fromEntries(
    report.accounts.map(({ id, name, outcome, findings }) => [
      id,
      {
        name,
        outcome,
        findings: Object.fromEntries(
          findings
            .filter(({ verdict }) => verdict === 'violation' || verdict === 'unknown')
            .map(({ rule, reason, action }) => [rule, [reason, action]]),
        ),
      },
    ]),
  );
