/** Names of the environment variables that the stack sets and the functions read. */
export const environmentNames = {
  bucket: 'ROOTWARD_BUCKET',
  table: 'ROOTWARD_TABLE',
  policyBucket: 'ROOTWARD_POLICY_BUCKET',
  policyKey: 'ROOTWARD_POLICY_KEY',
  /** SHA-256 (hex) of the policy file. The functions refuse a policy with another digest. */
  policyDigest: 'ROOTWARD_POLICY_DIGEST',
  mailFrom: 'ROOTWARD_MAIL_FROM',
  /** The account where Rootward is deployed. */
  hostAccount: 'ROOTWARD_HOST_ACCOUNT',
  /** Set only to override the policy's mode: `plan` or `apply`. */
  mode: 'ROOTWARD_MODE',
  /** ARN of the Case state machine. */
  caseMachine: 'ROOTWARD_CASE_MACHINE',
  /** Address of the approval page, without a slash at the end. Only conclude and tell have it; else mails have no link. */
  pageUrl: 'ROOTWARD_PAGE_URL',
} as const;

/**
 * The table's index from state to cases. `archived` is the state of all generations that have a later one, whatever they
 * ended in.
 */
export const stateIndex = {
  name: 'by-state',
  partitionKey: 'indexState',
  sortKey: 'openedAt',
  archived: 'archived',
} as const;

/** The table's index of executions that wait, with their task tokens. It is apart, so that only sweep can list tokens. */
export const waitIndex = {
  name: 'waiting',
  partitionKey: 'waiting',
  sortKey: 'askedAt',
  value: 'yes',
} as const;
