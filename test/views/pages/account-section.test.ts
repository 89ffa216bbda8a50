import { pageText } from '../../../lib/views/markup';
import { accountSection } from '../../../lib/views/pages/account-section';
import { keyCase } from '../../web/case-records';

const section = (tags?: Readonly<Record<string, string>>): string =>
  pageText(accountSection({ ...keyCase(), ...(tags && { tags }) }, { others: [], mayDecide: true })).replace(
    /\s+/g,
    ' ',
  );

test('shows the tags of the account by name', () => {
  expect(section({ team: 'search', owner: 'payments' })).toContain(
    '<dt>Tags</dt> <dd><ul class="plain"> <li><bdi>owner</bdi> = <bdi>payments</bdi></li><li><bdi>team</bdi> = <bdi>search</bdi></li> </ul></dd>',
  );
});

test('tells an account without tags from one whose tags are not known', () => {
  expect(section({})).toContain('<dt>Tags</dt> <dd>none</dd>');
  expect(section()).toContain('<dt>Tags</dt> <dd>not known</dd>');
});

test('tags are text, whatever they hold', () => {
  expect(section({ '<b>': '"><script>' })).toContain('<bdi>&lt;b&gt;</bdi> = <bdi>&quot;&gt;&lt;script&gt;</bdi>');
});
