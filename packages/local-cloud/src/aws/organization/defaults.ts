/** What stands for a value that an organization file leaves out; the same as in `organization.schema.json`. */
export const defaultRootId = 'r-root';
export const defaultTrustedAccess = ['account.amazonaws.com', 'iam.amazonaws.com'] as const;
export const defaultRootFeatures = ['RootCredentialsManagement', 'RootSessions'] as const;

/** AWS always gives a date where a file may say none: one before anything that a simulation is about. */
export const beforeEverything = '2015-01-01T00:00:00Z';
