import { StatesError } from '../states-error';
import type { Visit } from './visit';

/**
 * Records `<part>Started` before `work`, and `<part>Succeeded`, `<part>Failed` or `<part>TimedOut` after it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export const recorded = async <T>(visit: Visit, part: string, work: () => Promise<T>): Promise<T> => {
  visit.event(`${part}Started`);
  try {
    const result = await work();
    visit.event(`${part}Succeeded`);
    return result;
  } catch (error: unknown) {
    if (error instanceof StatesError) visit.event(`${part}${ending(part, error)}`, error);
    throw error;
  }
};

/** Only tasks have a timeout event. */
const ending = (part: string, { error }: StatesError): string =>
  error === 'States.Timeout' && (part === 'Task' || part === 'LambdaFunction') ? 'TimedOut' : 'Failed';
