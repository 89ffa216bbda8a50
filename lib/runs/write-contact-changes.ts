import { ContactChangesSchema } from '../aws/storage/documents/contact-changes';
import type { ObjectStore } from '../aws/storage/objects/object-store';
import { contactChanges } from '../domain/runs/contact-changes';
import type { Report } from '../domain/runs/report';
import { renderContactChangesHtml } from '../views/report/contact-changes-html';
import { layout } from '../workflow/layout';

/** Writes the contact changes of a planned run with what became of them, as JSON and HTML. */
export async function writeContactChanges(store: ObjectStore, report: Report): Promise<void> {
  const { id } = report.run;
  const key = layout.contactChanges(id, 'json');
  const planned = await store.read(key, ContactChangesSchema);
  const changes = contactChanges(id, planned.changes, report.accounts);
  await Promise.all([
    store.write(key, changes),
    store.writeText(layout.contactChanges(id, 'html'), renderContactChangesHtml(changes, report)),
  ]);
}
