/** Defaults for fields that an organization file omits; the same as in `organization.schema.json`. */
export const defaultRootId = 'r-root';
export const defaultTrustedAccess = ['account.amazonaws.com', 'iam.amazonaws.com'] as const;
export const defaultRootFeatures = ['RootCredentialsManagement', 'RootSessions'] as const;

/** Stands for a date that the file omits but AWS always has. It is earlier than any simulation. */
export const beforeEverything = '2015-01-01T00:00:00Z';
