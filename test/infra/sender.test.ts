import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { senderOf } from '../../lib/infra/sender';

test.each([
  ['rootward@example.com', 'Rootward <rootward@example.com>'],
  ['<rootward@example.com>', 'Rootward <rootward@example.com>'],
  ['Cloud Security <rootward@example.com>', 'Cloud Security <rootward@example.com>'],
  ['"Root, ward" <rootward@example.com>', '"Root, ward" <rootward@example.com>'],
  ['Root, ward <rootward@example.com>', '"Root, ward" <rootward@example.com>'],
  ['Sécurité <rootward@example.com>', '=?UTF-8?Q?S=C3=A9curit=C3=A9?= <rootward@example.com>'],
])('the sender %s is %s', (text, from) => {
  expect(senderOf(text)).toEqual({ address: 'rootward@example.com', from });
});

test.each([
  '',
  'Rootward',
  'Rootward <rootward>',
  'Rootward <rootward@example.com',
  'Rootward <*@example.com>',
  '${aws:username}@example.com',
  'a@example.com, b@example.com',
  'Team: a@example.com;',
  'Rootward\r\nBcc: b@example.com <a@example.com>',
  'Rootward <rootward@zürich.example>',
  `${'n'.repeat(65)} <a@example.com>`,
])('%j is no sender', (text) => {
  expect(senderOf(text)).toBeUndefined();
});

test('any name gives one line of ASCII with exactly the one address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
      const sender = senderOf(`"${name.replaceAll(/["\\]/g, '\\$&')}" <rootward@example.com>`);
      if (sender === undefined) return;
      expect(sender.from).toMatch(/^[ -~]+$/);
      expect(addressparser(sender.from).map((one) => ('address' in one ? one.address : ''))).toEqual([sender.address]);
    }),
  );
});
