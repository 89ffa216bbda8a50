import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, readApprovers, watchCases } from './cases';
import type { Resources } from './resources';

/** redeem turns a decision into work for one execution; it reaches no account. */
export const redeemPermissions = (to: Resources): PolicyStatement[] => [
  changeCases('RedeemDecision', to),
  readApprovers(to),
  watchCases('SeeWhetherOtherExecutionLives'),
];
