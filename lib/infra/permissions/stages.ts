import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Stage } from '../../workflow/stages';
import { actPermissions } from './act';
import { askPermissions } from './ask';
import { concludePermissions } from './conclude';
import { fixPermissions } from './fix';
import { inspectPermissions } from './inspect';
import { pagePermissions } from './page';
import { planPermissions } from './plan';
import { preparePermissions } from './prepare';
import { redeemPermissions } from './redeem';
import type { Resources } from './resources';
import { sweepPermissions } from './sweep';
import { tellPermissions } from './tell';
import { verifyPermissions } from './verify';

/** What each function may do, besides writing its own log. */
export const stagePermissions = (
  resources: Resources,
  mailFrom: string,
): Readonly<Record<Stage, readonly PolicyStatement[]>> => ({
  prepare: preparePermissions(resources),
  inspect: inspectPermissions(resources),
  plan: planPermissions(resources),
  fix: fixPermissions(resources),
  conclude: concludePermissions(resources, mailFrom),
  ask: askPermissions(resources),
  redeem: redeemPermissions(resources),
  act: actPermissions(resources),
  verify: verifyPermissions(resources),
  tell: tellPermissions(resources, mailFrom),
  sweep: sweepPermissions(resources),
  page: pagePermissions(resources),
});
