import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, readApprovers, watchCases } from './cases';
import type { Resources } from './resources';

/** redeem assigns a decision to one execution. It reaches no account. */
export const redeemPermissions = (to: Resources): PolicyStatement[] => [
  changeCases('RedeemDecision', to),
  readApprovers(to),
  watchCases('SeeWhetherOtherExecutionLives'),
];
