import type { Check } from './context';
import { trailMistakes } from './trails';

/** Checks what the management account has. */
export const checkEnvironment: Check = ({ environment: item }) => {
  if (!item) return [];
  const both =
    item.trail !== undefined && item.trails !== undefined
      ? [{ path: 'environment.trails', message: 'expected trail or trails, got both' }]
      : [];
  return [...both, ...trailMistakes({ path: 'environment', item }, 'management')];
};
