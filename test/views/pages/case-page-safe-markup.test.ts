import fc from 'fast-check';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import type { CaseView } from '../../../lib/views/pages/case-page';
import type { Frame } from '../../../lib/views/pages/layout';
import { certificateCase, keyCase, mfaCase, now, passwordCase } from '../../web/case-records';
import { page, queue } from './case-view';

test('full ids of keys and certificates and serial numbers never leave the record', () => {
  const secret = /AKIAPAYMENTS|CERTIFICATEXXXXX|root-account-mfa-device/;
  const devices = { password: true, serials: ['arn:aws:iam::400000000006:mfa/root-account-mfa-device'] };
  for (const record of [keyCase(), certificateCase(), mfaCase({ evidence: devices })]) {
    expect(page(record)).not.toMatch(secret);
    expect(queue(record)).not.toMatch(secret);
  }
});

test('evidence of a shape that nobody expects is shown as nothing, not as an error', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('keys', 'certificates', 'serials', 'password'), fc.jsonValue()),
      (evidence) => {
        for (const record of [keyCase, certificateCase, mfaCase, passwordCase])
          expect(page(record({ evidence }))).toContain('What was found');
      },
    ),
  );
});

const skeleton = (html: string): readonly string[] =>
  [...html.matchAll(/<\/?[a-zA-Z!][^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));

test('names, messages and reasons never become markup', () => {
  const plain = 'plain';
  const attack = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onfocus='x",
      '</title><b>',
      '</textarea><b>',
    ),
    fc
      .array(fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '`', 'x', ' '), { maxLength: 30 })
      .map((parts) => parts.join('')),
  );
  const named = (text: string): CaseRecord =>
    mfaCase({
      accountName: text,
      message: text,
      timeline: [{ at: now, event: 'refused', by: text === plain ? plain : `x${text}`, detail: `x${text}` }],
    });
  const visited = (name: string): Frame => ({ visitor: { name, mayDecide: true } });
  const typed = (text: string): Partial<CaseView> => ({ typed: { reason: text, until: text, decision: text } });
  fc.assert(
    fc.property(attack, (text) => {
      expect(skeleton(page(named(text), typed(text), visited(text)))).toEqual(
        skeleton(page(named(plain), typed(plain), visited(plain))),
      );
      expect(skeleton(queue(named(text)))).toEqual(skeleton(queue(named(plain))));
    }),
    { numRuns: 300 },
  );
});
