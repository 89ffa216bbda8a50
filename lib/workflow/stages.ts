/** The Lambda functions. Each has one file in handlers/ and its own role. */
export const stages = [
  'prepare',
  'inspect',
  'plan',
  'fix',
  'conclude',
  'ask',
  'redeem',
  'act',
  'verify',
  'tell',
  'sweep',
  'page',
] as const;
export type Stage = (typeof stages)[number];

/** Never rename a state: execution histories hold the names. */
export const runStates = {
  prepare: 'Prepare run',
  prepared: 'Is the run ready?',
  settle: 'Wait for the account to settle',
  duplicate: 'Duplicate of another run',
  skipped: 'Another run is open',
  inspect: 'Inspect accounts',
  inspectBatch: 'Inspect batch',
  plan: 'Plan run',
  planned: 'Is there anything to fix?',
  fix: 'Fix accounts',
  fixBatch: 'Fix batch',
  sweep: 'Sweep cases',
  conclude: 'Conclude run',
  done: 'Run is concluded',
} as const;

/** States of the Case state machine. One execution handles one generation of one case. */
export const caseStateNames = {
  ask: 'Ask for a decision',
  redeem: 'Redeem the decision',
  redeemed: 'What was decided?',
  act: 'Act on the approval',
  acted: 'Was it done?',
  verify: 'Verify the account',
  verified: 'Is it proven?',
  tellOthers: 'Tell whose agreement is missing',
  tellResult: 'Tell what is still open',
  closed: 'Case is closed',
} as const;
