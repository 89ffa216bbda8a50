import { SendEmailCommand, type SendEmailCommandInput, SESv2Client } from '@aws-sdk/client-sesv2';
import { simpleParser } from 'mailparser';
import { type RunningServer, startServer } from '../../../src/aws/server';
import type { Need } from '../../../src/aws/service';
import { composeMail } from '../../../src/aws/services/mail';
import { type MailState, mailState } from '../../../src/aws/organization/mail-state';
import { createSesV2, type SesV2Service } from '../../../src/aws/services/sesv2';
import { VirtualClock } from '../../../src/clock/clock';
import { simulatedAws } from '../simulated-aws-builder';

const healthy = mailState({}, 'us-east-1');

let open: { server: RunningServer; client: SESv2Client }[] = [];

const start = async (
  options: Partial<MailState> = {},
): Promise<{ service: SesV2Service; client: SESv2Client; needs: Need[] }> => {
  const clock = new VirtualClock(Date.parse('2026-11-22T09:00:00Z'));
  const service = createSesV2({ clock, stateOf: () => ({ ...healthy, ...options }) });
  const needs: Need[] = [];
  const authorize = (_: unknown, need: Need): undefined => void needs.push(need);
  const server = await startServer(simulatedAws({ services: [service], clock, authorize }));
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' };
  const client = new SESv2Client({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  open.push({ server, client });
  return { service, client, needs };
};
afterEach(async () => {
  for (const { server, client } of open) {
    client.destroy();
    await server.close();
  }
  open = [];
});

const mail = (overrides: Partial<SendEmailCommandInput> = {}): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: 'Rootward <rootward@example.com>',
    Destination: { ToAddresses: ['ada@example.org'] },
    Content: {
      Simple: {
        Subject: { Data: 'Café: 2 new cases' },
        Body: { Text: { Data: 'text\n' }, Html: { Data: '<p>html</p>' } },
      },
    },
    ...overrides,
  });

test('keeps what it sends, and composes the same message from it every time', async () => {
  const { service, client } = await start();
  const { MessageId } = await client.send(mail());
  expect(service.mails).toEqual([
    {
      at: '2026-11-22T09:00:00.000Z',
      messageId: MessageId,
      from: 'Rootward <rootward@example.com>',
      to: ['ada@example.org'],
      cc: [],
      bcc: [],
      replyTo: [],
      headers: [],
      subject: 'Café: 2 new cases',
      text: 'text\n',
      html: '<p>html</p>',
    },
  ]);
  const composed = await Promise.all(service.mails.map(composeMail));
  expect(composed).toEqual(await Promise.all(service.mails.map(composeMail)));
  const parsed = await simpleParser(Buffer.from(composed[0] ?? []));
  expect([parsed.subject, parsed.text, parsed.html, parsed.date, parsed.from?.text]).toEqual([
    'Café: 2 new cases',
    'text\n',
    '<p>html</p>',
    new Date('2026-11-22T09:00:00Z'),
    '"Rootward" <rootward@example.com>',
  ]);
});

test('keeps a message that the client composed as it is, under its own permission', async () => {
  const { service, client, needs } = await start();
  const raw = Buffer.from('From: a@example.com\r\n\r\nbody');
  await client.send(mail({ Content: { Raw: { Data: raw } } }));
  const [kept] = service.mails;
  expect(kept && Buffer.from(await composeMail(kept)).toString()).toBe(raw.toString());
  expect(needs.map(({ action }) => action)).toEqual(['ses:SendRawEmail']);
});

test.each([
  { identities: undefined, identity: 'rootward@example.com' },
  { identities: ['example.com'], identity: 'example.com' },
  { identities: ['Rootward@example.com', 'example.com'], identity: 'rootward@example.com' },
])('with the identities $identities it asks for permission on $identity', async ({ identities, identity }) => {
  const { client, needs } = await start({ ...(identities && { identities }) });
  await client.send(mail());
  expect(needs).toEqual([
    {
      action: 'ses:SendEmail',
      resource: `arn:aws:ses:us-east-1:100000000001:identity/${identity}`,
      context: {
        'aws:requestedregion': 'us-east-1',
        'ses:fromaddress': 'rootward@example.com',
        'ses:fromdisplayname': 'Rootward',
        'ses:recipients': ['ada@example.org'],
        'ses:apiversion': '2',
      },
    },
  ]);
});

test.each([
  { why: 'a sender that is not verified', options: { identities: ['other.example'] }, failed: 'rootward@example.com' },
  {
    why: 'in the sandbox, a recipient that is not verified',
    options: { identities: ['example.com'], sandbox: true },
    failed: 'ada@example.org',
  },
])('rejects $why', async ({ options, failed }) => {
  const { service, client } = await start(options);
  await expect(client.send(mail())).rejects.toMatchObject({
    name: 'MessageRejected',
    message: `Email address is not verified. The following identities failed the check in region US-EAST-1: ${failed}`,
  });
  expect(service.mails).toEqual([]);
});

test.each([
  { what: 'no recipient', overrides: { Destination: { ToAddresses: [] } } },
  { what: 'no content', overrides: { Content: {} } },
  { what: 'a template', overrides: { Content: { Template: { TemplateName: 't' } } } },
])('refuses a mail with $what', async ({ overrides }) => {
  const { client } = await start();
  await expect(client.send(mail(overrides))).rejects.toMatchObject({ name: 'BadRequestException' });
});

const withHeaders = (headers: Record<string, string>): SendEmailCommand =>
  mail({
    Content: {
      Simple: {
        Subject: { Data: 'subject' },
        Body: { Text: { Data: 'text' } },
        Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
  });

test('headers that the caller adds are in the message, as they were given', async () => {
  const { service, client } = await start();
  const headers = {
    'Auto-Submitted': 'auto-generated',
    'List-Id': 'Rootward <rootward.example.com>',
    References: `<${'a'.repeat(90)}@example.com> <b@example.com>`,
    'In-Reply-To': '<b@example.com>',
    'Thread-Index': 'AQHVSAA1C9UcCSPPT0+nRWYWkHdsgg==',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
  };
  await client.send(withHeaders(headers));
  const [kept] = service.mails;
  expect(kept?.headers).toEqual(Object.entries(headers).map(([name, value]) => ({ name, value })));
  const lines = Buffer.from(kept ? await composeMail(kept) : [])
    .toString()
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map((line) => line.replace(/^[\w-]+:/, (name) => name.toLowerCase()));
  for (const [name, value] of Object.entries(headers)) expect(lines).toContain(`${name.toLowerCase()}: ${value}`);
});

test.each([
  { what: 'a header that SES sets', headers: { 'message-id': '<a@example.com>' } },
  { what: 'a value with a line break', headers: { 'List-Id': 'a\r\nBcc: b@example.com' } },
  { what: 'a value beyond ASCII', headers: { 'X-Name': 'Zürich' } },
  { what: 'a value that is too long', headers: { References: 'a'.repeat(996) } },
  { what: 'an empty value', headers: { 'X-Empty': '' } },
  { what: 'a name with a colon', headers: { 'X:Y': 'a' } },
  { what: 'one header twice', headers: { 'List-Id': '<a.b>', 'list-id': '<c.d>' } },
  {
    what: 'sixteen headers',
    headers: Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`X-${index}`, 'a'])),
  },
])('refuses $what', async ({ headers }) => {
  const { service, client } = await start();
  await expect(client.send(withHeaders(headers))).rejects.toMatchObject({ name: 'BadRequestException' });
  expect(service.mails).toEqual([]);
});

test.each([
  { from: 'Sécurité <rootward@example.com>', why: 'a name that is not encoded' },
  { from: 'Rootward <rootward@zürich.example>', why: 'an address that is not ASCII' },
])('refuses a sender with $why', async ({ from }) => {
  const { client } = await start();
  await expect(client.send(mail({ FromEmailAddress: from }))).rejects.toMatchObject({ name: 'BadRequestException' });
});

test('takes a sender whose name is encoded, and asks for permission on the address alone', async () => {
  const { service, client, needs } = await start();
  await client.send(mail({ FromEmailAddress: '=?UTF-8?Q?S=C3=A9curit=C3=A9?= <rootward@example.com>' }));
  expect(needs[0]?.context).toMatchObject({ 'ses:fromaddress': 'rootward@example.com' });
  const [kept] = service.mails;
  const parsed = await simpleParser(Buffer.from(kept ? await composeMail(kept) : []));
  expect(parsed.from?.value).toEqual([{ address: 'rootward@example.com', name: 'Sécurité' }]);
});
