import type { Report } from '../domain/runs/report';
import { renderReportCsv } from '../views/report/report-csv';
import { renderReportHtml } from '../views/report/report-html';
import type { ReportLinks } from '../views/report/view';
import { layout } from '../workflow/layout';
import type { ObjectStore } from '../aws/storage/objects/object-store';

/** Writes the report of a run as JSON, CSV and HTML. Returns the key of `report.json`. */
export async function writeReport(store: ObjectStore, report: Report, links: ReportLinks = {}): Promise<string> {
  const { id } = report.run;
  const key = layout.report(id, 'json');
  await Promise.all([
    store.write(key, report),
    store.writeText(layout.report(id, 'csv'), renderReportCsv(report)),
    store.writeText(layout.report(id, 'html'), renderReportHtml(report, links)),
  ]);
  return key;
}
