import type { Report } from '../../lib/domain/runs/report';
import type { Terminal } from '../terminal';

/** Prints what is wrong with the organization, each with the command that mends it. */
export function printOrganization({ out, colors }: Terminal, report: Report): void {
  for (const finding of report.organization.findings)
    if (finding.verdict === 'violation' || finding.verdict === 'unknown')
      out(`${colors.yellow('Organization')}  ${finding.rule}: ${finding.message}`);
}
