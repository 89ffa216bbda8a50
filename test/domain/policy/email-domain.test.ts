import { inEmailDomains } from '../../../lib/domain/policy/email-domain';

test.each([
  ['a@corp.example', true],
  ['a@soc.corp.example', false],
  ['a@dev.example', false],
  ['a@eu.dev.example', true],
  ['a@A.B.Dev.Example', true],
  ['a@evil-dev.example', false],
  ['a@eu.dev.example.evil.example', false],
  ['a@.dev.example', false],
  ['nobody', false],
])('corp.example and *.dev.example have %s: %s', (email, expected) => {
  expect(inEmailDomains({ contacts: { emailDomains: ['corp.example', '*.dev.example'] } }, email)).toBe(expected);
});
