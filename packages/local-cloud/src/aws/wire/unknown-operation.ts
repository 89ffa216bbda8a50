import { ServiceError } from '../service';
import type { ServiceModel } from './model';

/** The error for an operation that is not served; it always names the operation. */
export const unknownOperation = (model: ServiceModel, operation: string): ServiceError => {
  const message = `The simulated AWS has no ${model.name}:${operation}.`;
  if (model.protocol === 'awsQuery') return new ServiceError('InvalidAction', message, {}, 400);
  if (model.protocol === 'restXml') return new ServiceError('NotImplemented', message, {}, 501);
  return new ServiceError('UnknownOperationException', message, {}, model.protocol === 'restJson1' ? 404 : 400);
};
