import * as account from '@aws-sdk/client-account';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as s3 from '@aws-sdk/client-s3';
import * as sesv2 from '@aws-sdk/client-sesv2';
import * as sfn from '@aws-sdk/client-sfn';
import * as sts from '@aws-sdk/client-sts';
import * as fc from 'fast-check';
import { type RunningServer, startServer } from '../../../src/aws/server';
import { type Service, ServiceError } from '../../../src/aws/service';
import type { OperationModel, ServiceModel } from '../../../src/aws/wire/model';
import type { Fields } from '../../../src/aws/wire/message';
import { modelOf } from '../../../src/aws/wire/models';
import { simulatedAws } from '../simulated-aws-builder';
import { arbitraryValue } from './arbitrary-value';
import { leftOutMembers, leftOutOperations } from './left-out';
import { plain, withBody } from './plain';

interface Client {
  send(command: unknown): Promise<unknown>;
  destroy(): void;
}
type Constructor<T> = new (settings: never) => T;

const packages: Readonly<Record<string, { exports: Readonly<Record<string, unknown>>; client: Constructor<Client> }>> =
  {
    account: { exports: account, client: account.AccountClient },
    dynamodb: { exports: dynamodb, client: dynamodb.DynamoDBClient },
    iam: { exports: iam, client: iam.IAMClient },
    organizations: {
      exports: organizations,
      client: organizations.OrganizationsClient,
    },
    s3: { exports: s3, client: s3.S3Client },
    sesv2: { exports: sesv2, client: sesv2.SESv2Client },
    sfn: { exports: sfn, client: sfn.SFNClient },
    sts: { exports: sts, client: sts.STSClient },
  };

/** The server side: stores what it receives, and answers what the test sets. */
class Exchange {
  received: unknown;
  answer: unknown;
  error: ServiceError | undefined;

  service(model: ServiceModel): Service {
    const operation = (input: unknown): unknown => {
      this.received = input;
      if (this.error) throw this.error;
      return this.answer;
    };
    return {
      name: model.name,
      needs: () => [],
      target: (call) => call.caller.account,
      operations: Object.fromEntries([...model.operations.keys()].map((name) => [name, operation])),
    };
  }
}

const omit = (value: unknown, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(value as Fields).filter(([name]) => !names.includes(name)));

const valueFor = (schema: OperationModel['input'], without: readonly string[] = []): fc.Arbitrary<Fields> =>
  schema.isStructSchema() ? arbitraryValue(schema).map((value) => omit(value, without)) : fc.constant({});

describe.each(Object.entries(packages))('%s', (name, { exports, client: Client }) => {
  const model = modelOf(name);
  const exchange = new Exchange();
  let server: RunningServer;
  let client: Client;

  beforeAll(async () => {
    server = await startServer(simulatedAws({ services: [exchange.service(model)] }));
    client = new Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'x' },
      maxAttempts: 1,
      disableHostPrefix: true,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    } as never);
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  const send = (operation: string, input: unknown): Promise<unknown> => {
    const Command = exports[`${operation}Command`] as new (input: unknown) => unknown;
    return client.send(new Command(input));
  };
  const missing = leftOutOperations[name] ?? {};
  const without = leftOutMembers[name] ?? [];
  const operations = [...model.operations.values()].filter((operation) => !(operation.name in missing));

  test('names only operations that exist as left out', () => {
    expect(Object.keys(missing).filter((operation) => !model.operations.has(operation))).toEqual([]);
  });

  test.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s arrives as it was sent, and so does its answer',
    async (operation, { input, output }) => {
      exchange.error = undefined;
      const status = output.isStructSchema()
        ? [...output.structIterator()].filter(([, member]) => member.getMergedTraits().httpResponseCode)
        : [];
      await fc.assert(
        fc.asyncProperty(valueFor(input, without), valueFor(output, without), async (sent, answer) => {
          exchange.received = undefined;
          exchange.answer = { ...answer, ...Object.fromEntries(status.map(([member]) => [member, 200])) };
          const answered = await send(operation, sent);
          expect(plain(omit(exchange.received, without))).toEqual(plain(omit(sent, without)));
          expect(plain(omit(await withBody(answered), without))).toEqual(plain(exchange.answer));
        }),
        { numRuns: 2, seed: 20261122, endOnFailure: true },
      );
    },
  );

  test('every modelled error becomes its class', async () => {
    const classes = [...model.errors.keys()].filter((code) => typeof exports[code] === 'function');
    const [operation] = operations;
    const sent = operation && fc.sample(valueFor(operation.input, without), { numRuns: 1, seed: 1 })[0];
    const thrown: unknown[] = [];
    for (const code of classes) {
      exchange.error = new ServiceError(code, 'msg <&> text');
      const error = await send(operation?.name ?? '', sent).catch((caught: unknown) => caught);
      const { message, $metadata } = error as Error & { $metadata: { requestId?: string } };
      const type = exports[code] as new () => Error;
      thrown.push([code, error instanceof type, message, typeof $metadata.requestId]);
    }
    expect(thrown).toEqual(classes.map((code) => [code, true, 'msg <&> text', 'string']));
    expect(classes).not.toEqual([]);
  });
});
