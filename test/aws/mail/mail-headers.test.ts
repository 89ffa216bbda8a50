import { mailHeaders } from '../../../lib/aws/mail/mail-headers';

const from = 'Rootward <rootward@example.com>';
const headersOf = (about: { from: string; thread: string }): Record<string, string> =>
  Object.fromEntries(mailHeaders(about).map(({ Name, Value }) => [Name, Value ?? '']));

test('says that a program wrote the mail, and which list it belongs to', () => {
  expect(headersOf({ from, thread: 'run-1' })).toMatchObject({
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'List-Id': 'Rootward <rootward.example.com>',
  });
});

test('the list is named after the address, whatever the name of the sender', () => {
  const named = ['rootward@example.com', from, '=?UTF-8?Q?S=C3=A9curit=C3=A9?= <rootward@example.com>'];
  expect(new Set(named.map((one) => JSON.stringify(headersOf({ from: one, thread: 'run-1' })))).size).toBe(1);
  expect(headersOf({ from: 'audit@sub.example.org', thread: 'run-1' })['List-Id']).toBe(
    'Rootward <audit.sub.example.org>',
  );
});

test('mails about one question name one id, which is no other one of another question or sender', () => {
  const first = headersOf({ from, thread: 'run-1' });
  expect(headersOf({ from, thread: 'run-1' })).toEqual(first);
  expect(first['References']).toMatch(/^<[0-9a-f]{32}\.rootward@example\.com>$/);
  expect(first['In-Reply-To']).toBe(first['References']);
  const others = [headersOf({ from, thread: 'run-2' }), headersOf({ from: 'a@example.com', thread: 'run-1' })];
  for (const other of others)
    for (const name of ['References', 'In-Reply-To', 'Thread-Index']) expect(other[name]).not.toBe(first[name]);
});

test('the conversation index of Outlook is a header of 22 bytes that ends with the id of the thread', () => {
  const { 'Thread-Index': index = '', References: id = '' } = headersOf({ from, thread: 'run-1' });
  const bytes = Buffer.from(index, 'base64');
  expect([bytes.length, bytes[0]]).toEqual([22, 1]);
  expect(id).toContain(bytes.subarray(6).toString('hex'));
});

test.each(['x\r\nBcc: y@example.com', 'Zürich', '', 'a'.repeat(5000)])(
  'the thread %j gives headers that SES takes',
  (thread) => {
    for (const { Name, Value } of mailHeaders({ from, thread })) {
      expect(Name).toMatch(/^[!-9;-~]{1,126}$/);
      expect(Value).toMatch(/^[ -~]{1,870}$/);
    }
  },
);
