import { writeHttpOutput } from './http-binding';
import { toJson } from './json-codec';
import type { Fields, WireResponse } from './message';
import type { OperationModel, ServiceModel } from './model';
import { element, toXml } from './xml-codec';

/** Content type of the two awsJson protocols. */
export const jsonType = (model: ServiceModel): string =>
  model.protocol === 'awsJson1_0' ? 'application/x-amz-json-1.0' : 'application/x-amz-json-1.1';

/** Encodes the output of a successful call, as the service would. */
export const encodeResponse = (
  model: ServiceModel,
  operation: OperationModel,
  output: Fields,
  requestId: string,
): WireResponse => {
  const struct = operation.output.isStructSchema();
  if (model.protocol === 'awsQuery') {
    const result = struct ? toXml(operation.output, output, `${operation.name}Result`) : '';
    const metadata = element('ResponseMetadata', element('RequestId', requestId));
    return {
      status: 200,
      headers: { 'x-amzn-requestid': requestId, 'content-type': 'text/xml' },
      body: element(`${operation.name}Response`, result + metadata, ` xmlns="${model.xmlNamespace}"`),
    };
  }
  if (model.protocol === 'awsJson1_0' || model.protocol === 'awsJson1_1')
    return {
      status: 200,
      headers: { 'x-amzn-requestid': requestId, 'content-type': jsonType(model) },
      body: JSON.stringify(struct ? (toJson(operation.output, output) ?? {}) : {}),
    };
  const response = writeHttpOutput(model, operation, output);
  const id = model.protocol === 'restXml' ? 'x-amz-request-id' : 'x-amzn-requestid';
  return { ...response, headers: { [id]: requestId, ...response.headers } };
};
