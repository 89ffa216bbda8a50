import { decisionMutants } from './decisions';
import { factMutants } from './facts';
import type { Mutant } from './mutant';
import { pageMutants } from './page';
import { reconcilingMutants } from './reconciling';
import { runMutants } from './runs';
import { workflowMutants } from './workflow';

/** All mutants. For each, a history or a test must fail. */
export const mutants: readonly Mutant[] = [
  ...pageMutants,
  ...runMutants,
  ...decisionMutants,
  ...factMutants,
  ...workflowMutants,
  ...reconcilingMutants,
];
