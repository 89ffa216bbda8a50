import { decisionMutants } from './decisions';
import type { Mutant } from './mutant';
import { pageMutants } from './page';
import { reconcilingMutants } from './reconciling';
import { runMutants } from './runs';
import { workflowMutants } from './workflow';

/** Every guard that the simulation has to miss when it is gone. */
export const mutants: readonly Mutant[] = [
  ...pageMutants,
  ...runMutants,
  ...decisionMutants,
  ...workflowMutants,
  ...reconcilingMutants,
];
