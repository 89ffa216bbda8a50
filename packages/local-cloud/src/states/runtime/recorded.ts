import { StatesError } from '../states-error';
import type { Visit } from './visit';

/**
 * Surrounds a part of a state with its events in the history: `<part>Started`, then `<part>Succeeded` or `<part>Failed`.
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

/** Only tasks have an event for a timeout. */
const ending = (part: string, { error }: StatesError): string =>
  error === 'States.Timeout' && (part === 'Task' || part === 'LambdaFunction') ? 'TimedOut' : 'Failed';
