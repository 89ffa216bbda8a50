import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';
import * as z from 'zod';
import { type HttpTrait, type Route, routeOf } from './route';

const Protocol = z.enum(['restJson1', 'awsJson1_0', 'awsJson1_1', 'awsQuery', 'restXml']);

/** The AWS protocols that the simulated services speak. Source: https://smithy.io/2.0/aws/protocols/index.html */
export type Protocol = z.infer<typeof Protocol>;

export interface OperationModel {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** REST protocols only. */
  readonly route?: Route;
}

/** The wire format of one service, read from its client package. */
export interface ServiceModel {
  /** As in the package's name: `sesv2`. */
  readonly name: string;
  readonly protocol: Protocol;
  /** As in the credential scope of a signature: `ses`. */
  readonly signingName: string;
  readonly xmlNamespace: string;
  readonly operations: ReadonlyMap<string, OperationModel>;
  /** Most specific first: the first route that matches a request is the right one. */
  readonly routed: readonly OperationModel[];
  /** By the name that the client throws, and by the code on the wire if the two differ. */
  readonly errors: ReadonlyMap<string, NormalizedSchema>;
}

const ClientConfig = z.object({
  defaultSigningName: z.string(),
  protocol: z.custom<{ getShapeId(): string }>((value) => typeof value === 'object'),
  protocolSettings: z.object({ xmlNamespace: z.string().optional() }),
});

const isTuple = (value: unknown, kind: number): boolean => Array.isArray(value) && value[0] === kind;
const isOperation = (value: unknown): value is StaticOperationSchema => isTuple(value, 9);
const isError = (value: unknown): value is StaticErrorSchema => isTuple(value, -3);

const traitsOf = (traits: unknown): { http?: HttpTrait; awsQueryError?: readonly [string, number] } =>
  typeof traits === 'object' && traits !== null ? traits : {};

const operationOf = ([, , name, traits, input, output]: StaticOperationSchema): OperationModel => {
  const { http } = traitsOf(traits);
  const inputSchema = NormalizedSchema.of(input);
  return {
    name,
    input: inputSchema,
    output: NormalizedSchema.of(output),
    ...(http && { route: routeOf(http, inputSchema) }),
  };
};

/**
 * Reads protocol, operations and errors from the exports of an `@aws-sdk/client-*` package. These are the schemas that
 * the client itself encodes with, so the model always matches the installed client.
 * @throws ZodError when the client uses a protocol that is not simulated.
 */
export const loadModel = (
  name: string,
  exports: Readonly<Record<string, unknown>>,
  client: { readonly config: unknown },
): ServiceModel => {
  const config = ClientConfig.parse(client.config);
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, NormalizedSchema>();
  for (const value of Object.values(exports)) {
    if (isOperation(value)) operations.set(value[2], operationOf(value));
    if (isError(value)) {
      const schema = NormalizedSchema.of(value);
      errors.set(value[2], schema);
      const code = traitsOf(value[3]).awsQueryError?.[0];
      if (code !== undefined && !errors.has(code)) errors.set(code, schema);
    }
  }
  return {
    name,
    protocol: Protocol.parse(config.protocol.getShapeId().split('#')[1]),
    signingName: config.defaultSigningName,
    xmlNamespace: config.protocolSettings.xmlNamespace ?? '',
    operations,
    routed: [...operations.values()]
      .filter((operation) => operation.route)
      .toSorted((a, b) => (b.route?.demands ?? 0) - (a.route?.demands ?? 0)),
    errors,
  };
};
