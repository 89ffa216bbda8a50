import { ServiceError, type Call } from '../../service';

/** Errors of Account Management, with AWS's messages. */
export const failures = {
  /** @param why what AWS adds in brackets; often nothing */
  denied: ({ caller, operation }: Pick<Call, 'caller' | 'operation'>, why?: string) =>
    new ServiceError(
      'AccessDeniedException',
      `User: ${caller.arn} is not authorized to perform: account:${operation}${why === undefined ? '' : ` (${why})`}`,
      {},
      403,
    ),
  noContact: () =>
    new ServiceError('ResourceNotFoundException', 'No contact of the inputted alternate contact type found.', {}, 404),
  noInformation: () =>
    new ServiceError('ResourceNotFoundException', 'No contact information found for the account.', {}, 404),
  /** For what the service's model does not say. Leaves out the value, because AWS masks sensitive members. */
  invalid: (name: string, message: string) =>
    new ServiceError(
      'ValidationException',
      `1 validation error detected: Value at '${name}' failed to satisfy constraint: ${message}`,
      { reason: 'fieldValidationFailed', fieldList: [{ name, message }] },
      400,
    ),
} as const;
