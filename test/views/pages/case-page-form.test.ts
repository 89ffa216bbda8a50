import { keyCase, lead, now, second } from '../../web/case-records';
import { choiceOf, page, terms, texts } from './case-view';

test('reject and accept say how they differ, where they are chosen', () => {
  const html = page(keyCase());
  expect(choiceOf(html, 'reject')).toContain('nobody takes the risk');
  expect(choiceOf(html, 'reject')).toContain('asked again after 30 days');
  expect(choiceOf(html, 'accept')).toContain('until a day that you name');
  expect(choiceOf(html, 'accept')).toContain('reports say “accepted”');
  expect(page(keyCase({ state: 'rejected', decidedBy: lead, decidedAt: now, closedAt: now }))).toContain('4 Dec 2026');
});

test('the button has words for each decision, and under four eyes says that one agreement does not decide', () => {
  const says = (html: string): readonly string[] => texts(html, /<span class="says \w+">([\s\S]*?)<\/span>/g);
  expect(says(page(keyCase()))).toEqual([
    'Send the decision',
    'Choose a decision',
    'Delete 2 access keys',
    'Say done: read the account again',
    'Accept the risk',
    'Reject: change nothing',
  ]);
  const four = { ...terms, required: 2 as const };
  expect(says(page(keyCase(), { terms: four }))).toContain('Agree, 1 of 2: delete 2 access keys');
  const one = keyCase({ decision: 'approve', approvals: [{ by: lead, at: now }] });
  expect(says(page(one, { terms: four, looking: { email: second, mayDecide: true, now } }))).toContain(
    'Delete 2 access keys',
  );
  expect(choiceOf(page(one, { terms: four }), 'reject')).toContain('take your agreement back');
  expect(says(page(keyCase({ state: 'approved', decision: 'approve', decidedBy: lead })))).toContain(
    'Take the approval back',
  );
});

test('nothing is chosen or filled in beforehand, so that no button alone decides', () => {
  const html = page(keyCase());
  expect(html).not.toMatch(/\schecked/);
  expect(html).toMatch(/<textarea[^>]*>\s*<\/textarea/);
  expect(/<input[^>]*id="digits"[^>]*>/.exec(html)?.[0]).not.toContain('value=');
});

test('every field has its label, every described field its description, and no id occurs twice', () => {
  const mistakes = (['decision', 'until', 'reason', 'digits'] as const).map((field) => ({ field, message: field }));
  const html = page(keyCase(), { mistakes });
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(ids).toEqual([...new Set(ids)]);
  const references = [...html.matchAll(/(?:\sfor|aria-describedby|aria-labelledby|href)="(#?)([^"/]+)"/g)].flatMap(
    (match) => (match[2] ?? '').split(' '),
  );
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  const labelled = [...html.matchAll(/\sfor="([^"]+)"/g)].map((match) => match[1] ?? '');
  const fields = [...html.matchAll(/<(?:input|textarea|select)\b(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g)];
  expect(fields.map((match) => match[1]).filter((id) => !labelled.includes(id ?? ''))).toEqual([]);
  expect(html.match(/<main /g)).toHaveLength(1);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).toContain('<html lang="en">');
});
