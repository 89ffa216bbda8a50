/** Names of the environment variables that the stack sets and the handlers read. */
export const environmentNames = {
  bucket: 'ROOTWARD_BUCKET',
  table: 'ROOTWARD_TABLE',
  policyBucket: 'ROOTWARD_POLICY_BUCKET',
  policyKey: 'ROOTWARD_POLICY_KEY',
  /** SHA-256 of the policy file, hex; the handlers refuse an asset with another digest. */
  policyDigest: 'ROOTWARD_POLICY_DIGEST',
  mailFrom: 'ROOTWARD_MAIL_FROM',
  /** Account where Rootward is deployed. */
  hostAccount: 'ROOTWARD_HOST_ACCOUNT',
  /** Set only to override the policy's mode: `plan` or `apply`. */
  mode: 'ROOTWARD_MODE',
  /** ARN of the Case state machine. */
  caseMachine: 'ROOTWARD_CASE_MACHINE',
  /** Where cases are decided, without a slash at the end: the one link of a digest. Only conclude has it; without it there is no link. */
  pageUrl: 'ROOTWARD_PAGE_URL',
} as const;

/**
 * Name of the table's index from state to cases. Archived generations carry no `indexState` and so are not in it.
 * `waiting` is the state of the items that hold task tokens.
 */
export const stateIndex = {
  name: 'by-state',
  partitionKey: 'indexState',
  sortKey: 'openedAt',
  waiting: 'waiting',
} as const;
