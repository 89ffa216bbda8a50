import type { IncomingHttpHeaders } from 'node:http';
import type { WireResponse } from './message';
import { serviceNamed } from './models';
import { element, escapeXml } from './xml-codec';

interface Asked {
  readonly signingName: string | undefined;
  /** Names of the services that are simulated. */
  readonly known: readonly string[];
  readonly requestId: string;
}

/**
 * The answer to a request without a signature, or for a service that is not simulated. Without a service the protocol
 * is unknown, so form requests get XML and all others JSON.
 */
export const requestWithoutService = (
  headers: IncomingHttpHeaders,
  { signingName, known, requestId }: Asked,
): WireResponse => {
  const code = signingName === undefined ? 'MissingAuthenticationToken' : 'UnknownService';
  const message =
    signingName === undefined
      ? 'The request has no AWS Signature Version 4, whose credential scope tells the service.'
      : `The simulated AWS has no service ${serviceNamed(signingName) ?? signingName}; it has ${known.join(', ')}.`;
  const status = signingName === undefined ? 403 : 400;
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const error = element('Type', 'Sender') + element('Code', code) + element('Message', escapeXml(message));
    return {
      status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: element('ErrorResponse', element('Error', error) + element('RequestId', requestId)),
    };
  }
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code, 'x-amzn-requestid': requestId },
    body: JSON.stringify({ __type: code, message }),
  };
};
