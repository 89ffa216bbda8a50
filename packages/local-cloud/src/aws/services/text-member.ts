import type { Call } from '../service';

/** A text member of a call's input; empty when it is absent, because permissions are checked before the input is. */
export const textMember = ({ input }: Pick<Call, 'input'>, name: string): string => {
  const value = input[name];
  return typeof value === 'string' ? value : '';
};
