import { WarmEnvironments } from '@rootward/local-cloud';

/**
 * Loaded functions, which all simulations of a process share, because loading them takes longer than most simulations.
 * A renamed environment forgets the values of the last simulation.
 */
export const warm = new WarmEnvironments({ renamed: true });
