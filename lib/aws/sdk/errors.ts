/** A configuration value that the stack should have set is missing or malformed. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** The deployed policy is not the one that the stack was synthesized with, or it holds mistakes. No run starts on it. */
export class PolicyAssetError extends Error {
  override readonly name = 'PolicyAssetError';
}

/** The organization's accounts cannot be listed: the only thing that fails a whole run. */
export class OrganizationUnreadableError extends Error {
  override readonly name = 'OrganizationUnreadableError';
}

/** A document of a run is missing from the bucket, or is not what this version of Rootward writes. */
export class RunDocumentError extends Error {
  override readonly name = 'RunDocumentError';
}
