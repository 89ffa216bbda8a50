import * as fc from 'fast-check';
import { renderContactChangesHtml } from '../../../lib/views/report/contact-changes-html';
import type { ContactChange } from '../../../lib/domain/runs/contact-changes';
import { account, finding, report } from '../samples';

const [web, data] = ['111111111111', '222222222222'] as const;
const before = { name: 'Founder', title: 'CTO', email: 'founder@harbor.example', phone: '+49 30 555 01' };
const after = { ...before, name: 'Security Operations', email: 'security@harbor.example' };
const change = (overrides: Partial<ContactChange> = {}): ContactChange => ({
  account: web,
  type: 'SECURITY',
  before,
  after,
  action: 'fixed',
  ...overrides,
});
const page = (...changes: readonly ContactChange[]): string =>
  renderContactChangesHtml(
    { schemaVersion: 1, runId: 'run-1', changes },
    report([
      account({ findings: [finding({ rule: 'security-contact', message: 'It was refused.' })] }),
      account({ id: data, name: 'data' }),
      account({ id: '333333333333', name: 'untouched' }),
    ]),
  );
const textOf = (html: string): string => html.replace(/<style>[^]*<\/style>|<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('shows the fields that differ, with the old and the new value', () => {
  expect(textOf(page(change()))).toContain(
    'Security contact , written Field Before Wanted name Founder Security Operations email founder@harbor.example security@harbor.example',
  );
});

test('shows all of a contact where there was none', () => {
  expect(textOf(page(change({ before: null })))).toMatch(
    /There was none\. Wanted: Security Operations , CTO , security@harbor\.example , \+49 30 555 01/,
  );
});

test('says as of when it speaks, what became of the contacts, and leaves other accounts out', () => {
  const text = textOf(
    page(
      change(),
      change({ type: 'BILLING' }),
      change({ account: data, action: 'inform' }),
      change({ action: 'failed' }),
    ),
  );
  expect(text).toContain('As of 2 Nov 2026, 06:01 UTC');
  expect(text).toContain('started by hand, mode apply');
  expect(text).toContain(
    '2 contacts in 1 account written; 1 contact in 1 account not written: it failed; 1 contact in 1 account left as it is.',
  );
  expect(text).toContain('It was refused.');
  expect(text).not.toContain('untouched');
});

test('speaks of what would be, and of nothing to do', () => {
  expect(textOf(page(change({ action: 'would-fix' })))).toContain('1 contact in 1 account would be written.');
  expect(textOf(page())).toContain('The run found no contact to change.');
});

test('names the way back only where something was written', () => {
  const wayBack = 'rootward contacts restore';
  expect(textOf(page(change()))).toContain(wayBack);
  expect(textOf(page(change({ action: 'would-fix' })))).not.toContain(wayBack);
  expect(textOf(page(change({ action: 'failed' })))).not.toContain(wayBack);
  expect(textOf(page())).not.toContain(wayBack);
  // Nothing is lost where there was nothing.
  expect(textOf(page(change({ before: null })))).not.toContain(wayBack);
});

test('never lets a value become markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.boolean(), (text, isNew) => {
      const marked = `<i>${text}</i><script>`;
      const contact = { name: marked, title: marked, email: marked, phone: marked };
      const html = page(change({ before: isNew ? null : before, after: contact }));
      expect(html).not.toMatch(/<i>|<script/);
    }),
  );
});
