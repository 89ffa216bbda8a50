import { ServiceError } from '../../service';

/** Errors of IAM, in its own words and by the names that its clients throw. */
export const failures = {
  none: (what: string) => new ServiceError('NoSuchEntityException', what, {}, 404),
  exists: (what: string) => new ServiceError('EntityAlreadyExistsException', what, {}, 409),
  invalid: (message: string) => new ServiceError('ValidationError', message, {}, 400),
} as const;
