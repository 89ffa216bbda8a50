import { InvalidDefinition } from '../../src/states/invalid-definition';
import { World } from './harness';

interface More {
  type?: 'STANDARD' | 'EXPRESS';
  top?: object;
}

/** What is said about a machine with these states. */
export const problems = (states: unknown, more: More = {}): readonly string[] => {
  try {
    new World().define('M', states, more);
    return [];
  } catch (error: unknown) {
    if (error instanceof InvalidDefinition) return error.problems;
    throw error;
  }
};

/** A map inline, whose iterations begin with the first of these states. */
export const nestedIn = (states: object): object => ({
  Type: 'Map',
  ItemProcessor: { StartAt: Object.keys(states)[0], States: states },
  End: true,
});

export interface Refused {
  refuses: string;
  states: unknown;
  more?: More;
  says: string;
}

/** A test for each definition that is refused. */
export const refusesEach = (cases: readonly Refused[]): void =>
  it.each(cases)('refuses $refuses by name', ({ states, more, says }) => {
    const separator = says.startsWith('state ') ? ', ' : ': ';
    expect(problems(states, more ?? {})).toEqual([`machine 'M'${separator}${says}`]);
  });
