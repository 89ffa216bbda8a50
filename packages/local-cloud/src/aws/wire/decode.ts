import { ServiceError } from '../service';
import { readHttpInput } from './http-binding';
import { readJsonBody } from './json-codec';
import type { Fields, WireRequest } from './message';
import type { OperationModel, ServiceModel } from './model';
import { fromForm } from './query-codec';
import { matchRoute } from './route';
import { unknownOperation } from './unknown-operation';

export interface DecodedRequest {
  readonly operation: OperationModel;
  readonly input: Fields;
}

const named = (model: ServiceModel, name: string): OperationModel => {
  const operation = model.operations.get(name);
  if (!operation) throw unknownOperation(model, name === '' ? '(no operation named)' : name);
  return operation;
};

/**
 * Finds the operation of a request, and decodes its input to what the SDK's client was given.
 * @throws ServiceError for an operation that the service does not have, and for a request that cannot be decoded.
 */
export const decodeRequest = (model: ServiceModel, request: WireRequest): DecodedRequest => {
  if (model.protocol === 'awsQuery') {
    const form = request.method === 'GET' ? request.query : new URLSearchParams(request.body.toString('utf8'));
    const operation = named(model, form.get('Action') ?? '');
    const version = form.get('Version');
    if (version !== null && !model.xmlNamespace.includes(version))
      throw new ServiceError(
        'InvalidAction',
        `Could not find operation ${operation.name} for version ${version}`,
        {},
        400,
      );
    return { operation, input: fromForm(operation.input, form) };
  }
  if (model.protocol === 'awsJson1_0' || model.protocol === 'awsJson1_1') {
    const operation = named(model, request.headers['x-amz-target']?.split('.').pop() ?? '');
    return { operation, input: readJsonBody(operation.input, request.body) };
  }
  for (const operation of model.routed) {
    const labels = operation.route && matchRoute(operation.route, request);
    if (labels) return { operation, input: readHttpInput(model, operation, labels, request) };
  }
  throw unknownOperation(model, `operation at ${request.method} ${request.path}`);
};
