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
  /** Leaves out the values, because AWS masks sensitive members. */
  invalid: (fields: readonly { readonly name: string; readonly message: string }[]) =>
    new ServiceError(
      'ValidationException',
      `${fields.length} validation error${fields.length === 1 ? '' : 's'} detected: ${fields
        .map(({ name, message }) => `Value at '${name}' failed to satisfy constraint: ${message}`)
        .join('; ')}`,
      { reason: 'fieldValidationFailed', fieldList: fields },
      400,
    ),
} as const;
