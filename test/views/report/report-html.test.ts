import fc from 'fast-check';
import { actions, ruleIds, type Finding, type RuleId, severities } from '../../../lib/domain/finding';
import { outcomeOf } from '../../../lib/domain/runs/outcome';
import type { AccountReport, Report } from '../../../lib/domain/runs/report';
import { renderReportHtml } from '../../../lib/views/report/report-html';
import { outcomeWords } from '../../../lib/views/words';
import { account, finding, report } from '../samples';
import { compliant, informs, rowOf, text, times, unread } from './reading';

describe('the report as a file', () => {
  test('has no script, and refers to nothing outside itself but links', () => {
    const page = renderReportHtml(report([account({ findings: [finding({ generation: 1 })] })]), {
      pageUrl: 'https://page.example',
    });
    expect(page).not.toMatch(/<script|\ssrc=|url\(|@import|\son\w+=/);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
    expect(links.filter((href) => !/^(#|https:\/\/(docs\.aws\.amazon\.com|page\.example)\/)/.test(href))).toEqual([]);
  });

  test('never lets an account name, a reason or a person become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const marked = `<i>${name}</i><script>`;
        const decision = { decision: 'accept', by: marked, at: '2026-11-02T06:00:00.000Z', reason: marked } as const;
        const findings = [finding({ action: 'accepted', decision }), unread('root-mfa', marked, {})];
        const page = renderReportHtml(report([account({ name: marked, reason: marked, findings })]));
        expect(page).not.toMatch(/<i>|<script>/);
      }),
    );
  });

  test('every link within it leads to one place, whatever was found', () => {
    const anyFinding = (rule: RuleId): fc.Arbitrary<Finding> =>
      fc
        .record({
          verdict: fc.constantFrom('compliant', 'violation', 'not-applicable', 'unknown' as const),
          action: fc.constantFrom(...actions),
          decided: fc.boolean(),
          cause: fc.constantFrom('denied', 'throttled', undefined),
        })
        .map(({ verdict, action, decided, cause }) => {
          const decision = {
            decision: 'reject',
            by: 'a@example.com',
            at: '2026-11-02T06:00:00.000Z',
            reason: 'No',
          } as const;
          return finding({ rule, verdict, action, evidence: { cause }, ...(decided && { decision }) });
        });
    const anyFindings = fc.oneof(fc.constant([]), fc.tuple(...ruleIds.map(anyFinding)));
    fc.assert(
      fc.property(fc.array(anyFindings, { maxLength: 4 }), (all) => {
        const accounts = all.map((findings, index) =>
          account({ id: String(100000000000 + index), findings, outcome: outcomeOf('ACTIVE', findings) }),
        );
        const page = renderReportHtml(report(accounts));
        const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(ids).toEqual([...new Set(ids)]);
        const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
        expect(links.filter((id) => !ids.includes(id))).toEqual([]);
      }),
    );
  });
});

describe('the head of the report', () => {
  test('says as of when it speaks, in words, and that later decisions are not in it', () => {
    expect(text(renderReportHtml(report([account()])))).toContain(
      'As of 2 Nov 2026, 06:01 UTC , when the run ended; what happened since is not in it.',
    );
  });

  test('says one account as one account', () => {
    expect(text(renderReportHtml(report([account()])))).toContain('1 of 1 account needs attention');
    // The headline counts every open account, so no outcome goes by its word.
    for (const words of Object.values(outcomeWords)) expect(words).not.toMatch(/attention/i);
  });

  test('leads to the cases as they stand now, where there is a page', () => {
    const page = renderReportHtml(report([account()]), { pageUrl: 'https://page.example' });
    expect(page).toContain('<a href="https://page.example/">Cases as they stand now</a>');
  });

  test('tells plan mode, and which key of the policy changes that', () => {
    const planned = report([account({ outcome: 'violations', findings: [finding({ action: 'would-ask' })] })]);
    const page = text(renderReportHtml({ ...planned, run: { ...planned.run, mode: 'plan' } }));
    expect(page).toMatch(/Plan mode: .*1 of 1 account is in violation\. .*set run\.mode: apply in the policy/);
    expect(page).not.toContain('Written:');
    expect(text(renderReportHtml(planned))).not.toContain('Plan mode');
  });

  test('leads to the values of contacts only where there are some', () => {
    expect(renderReportHtml(report([]), { contactChanges: 'contact-changes.html' })).toContain(
      'href="contact-changes.html"',
    );
    expect(renderReportHtml(report([]))).not.toContain('Old and new values');
  });
});

describe('the overview', () => {
  test('lists accounts most severe first, and what is fine last', () => {
    const page = renderReportHtml(
      report([
        account({ id: '100000000001', outcome: 'compliant', findings: [] }),
        account({
          id: '100000000002',
          outcome: 'attention',
          findings: [finding({ severity: 'medium', action: 'inform' })],
        }),
        account({ id: '100000000003' }),
        account({ id: '100000000004', outcome: 'fixed', findings: [finding({ action: 'fixed' })] }),
      ]),
    );
    const ids = [...page.matchAll(/<small>(\d+)/g)].map(([, id]) => id);
    expect(ids).toEqual(['100000000003', '100000000002', '100000000004', '100000000001']);
  });

  const painted = new RegExp(`class="k (${severities.join('|')})"`);

  test.each<[string, AccountReport['outcome'], Finding]>([
    ['only informs', 'compliant', informs],
    ['is fixed', 'fixed', finding({ rule: 'security-contact', severity: 'medium', action: 'fixed' })],
    ['is accepted', 'accepted', finding({ action: 'accepted' })],
    ['is excluded', 'excluded', finding({ action: 'excluded' })],
    ['could not be read', 'incomplete', unread('root-mfa', 'x.', { cause: 'throttled' })],
  ])('an account in which something %s is not painted by its severity', (_, outcome, one) => {
    const page = renderReportHtml(report([account({ outcome, findings: [one] })]));
    expect(rowOf(page, '111111111111')).not.toMatch(painted);
  });

  test.each<[string, Finding]>([
    ['waits', finding()],
    ['was rejected', finding({ action: 'none' })],
    [
      'could not be fixed',
      finding({ rule: 'billing-contact', action: 'failed', message: 'Missing. It could not be fixed: x.' }),
    ],
    ['is only reported, but leaves work', finding({ rule: 'root-email-domain', action: 'inform' })],
  ])('what %s is painted by its severity', (_, one) => {
    expect(rowOf(renderReportHtml(report([account({ findings: [one] })])), '111111111111')).toMatch(painted);
  });

  test('counts by rule and by unit, with the names of units', () => {
    const accounts = [
      account({ id: '100000000001', unit: 'ou-abcd-11111111' }),
      account({ id: '100000000002', unit: 'ou-abcd-22222222', outcome: 'compliant', findings: [informs] }),
      account({
        id: '100000000003',
        unit: 'ou-abcd-33333333',
        outcome: 'compliant',
        findings: [compliant('root-access-key')],
      }),
      account({ id: '100000000004', unit: 'ou-abcd-44444444', outcome: 'skipped', reason: 'SUSPENDED', findings: [] }),
    ];
    const named: Report = report(accounts);
    const unitNames = { 'ou-abcd-11111111': 'Prod', 'ou-abcd-22222222': 'Dev', 'ou-abcd-33333333': 'Dev' };
    const page = text(renderReportHtml({ ...named, organization: { ...named.organization, unitNames } }));
    expect(page).toContain('Rule Open Informs Fine');
    expect(page).toContain('Root access key 1 · 1');
    expect(page).toContain('Root password · 1 ·');
    expect(page).toContain('Unit All Critical None Skipped Prod 1 1 · ·');
    // Two units have one name, and one has none.
    expect(page).toContain('Dev (ou-abcd-22222222) 1 · 1 · Dev (ou-abcd-33333333) 1 · 1 ·');
    expect(page).toContain('ou-abcd-44444444 1 · · 1');
  });

  test('folds compliant accounts into one list where there are many, and loses none', () => {
    const fine = Array.from({ length: 400 }, (_, index) =>
      account({ id: String(100000000000 + index), outcome: 'compliant', findings: ruleIds.map(compliant) }),
    );
    const page = renderReportHtml(report([...fine, account()]));
    expect(times(page, '<small>')).toBe(1);
    expect(text(page)).toContain('Compliant in every rule that applies: 400 accounts');
    for (const { id } of fine) expect(page).toContain(id);
    expect(times(renderReportHtml(report(fine.slice(0, 5))), '<small>')).toBe(5);
  });
});
