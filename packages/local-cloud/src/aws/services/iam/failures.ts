import { ServiceError } from '../../service';

/** Errors of IAM, with its messages and the names that its clients throw. */
export const failures = {
  none: (what: string) => new ServiceError('NoSuchEntityException', what, {}, 404),
  exists: (what: string) => new ServiceError('EntityAlreadyExistsException', what, {}, 409),
  invalid: (message: string) => new ServiceError('ValidationError', message, {}, 400),
} as const;
