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
} as const;

/** Name of the table's index from state to cases. Archived generations carry no `indexState` and so are not in it. */
export const stateIndex = { name: 'by-state', partitionKey: 'indexState', sortKey: 'openedAt' } as const;
