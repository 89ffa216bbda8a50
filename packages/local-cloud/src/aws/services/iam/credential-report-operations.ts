import type { GenerateCredentialReportResponse, GetCredentialReportResponse } from '@aws-sdk/client-iam';
import type { AccountId } from '../../account';
import type { Clock } from '../../../clock/clock';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import { ServiceError, type Call, type Service } from '../../service';
import { credentialReport } from './credential-report';
import { ownAccount } from './subject';

/** AWS does not document the time. In accounts without users it is seconds. */
const generationMilliseconds = 4_000;

/** Generate reuses a report that is younger than this; Get refuses an older one. */
const reportLifetimeMilliseconds = 4 * 60 * 60_000;

interface Report {
  readonly content: string;
  /** When it is ready, in milliseconds since the epoch. */
  readonly readyAt: number;
}

/**
 * Generate starts a report, and Get returns it when it is ready.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export function credentialReportOperations(
  organization: SimulatedOrganization,
  clock: Pick<Clock, 'now'>,
): Service['operations'] {
  const reports = new Map<AccountId, Report>();
  const hasExpired = ({ readyAt }: Report): boolean => clock.now() - readyAt >= reportLifetimeMilliseconds;
  return {
    GenerateCredentialReport: (_: object, call: Call): GenerateCredentialReportResponse => {
      const account = ownAccount(organization, call);
      const report = reports.get(account.id);
      if (report && !hasExpired(report)) return { State: report.readyAt > clock.now() ? 'INPROGRESS' : 'COMPLETE' };
      reports.set(account.id, {
        content: credentialReport(account),
        readyAt: clock.now() + generationMilliseconds,
      });
      return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
    },
    GetCredentialReport: (_: object, call: Call): GetCredentialReportResponse => {
      const report = reports.get(ownAccount(organization, call).id);
      if (!report) throw new ServiceError('CredentialReportNotPresentException', 'No report is present', {}, 410);
      if (report.readyAt > clock.now())
        throw new ServiceError('CredentialReportNotReadyException', 'Report is not ready', {}, 404);
      if (hasExpired(report)) throw new ServiceError('CredentialReportExpiredException', 'Report has expired', {}, 410);
      return {
        Content: Buffer.from(report.content),
        ReportFormat: 'text/csv',
        GeneratedTime: new Date(report.readyAt),
      };
    },
  };
}
