/**
 * Statements of the roles that no run calls upon by itself, by their id, with the reason for which they are there. Every other
 * statement is used by an ordinary run, and a run without it fails.
 */
export const unseenPermissions: Readonly<Record<string, string>> = {
  WriteLogs: 'The Lambda service writes a function’s output to its log group with the function’s role.',
  WatchChildren: 'Step Functions describes the children of a map, and stops them when the parent is stopped.',
  RedriveChildren: 'Used when a person redrives a failed run.',
  WriteLargeMapResults: 'Step Functions uploads results of many children in parts, and reads them back to merge them.',
  DeliverLogs: 'Step Functions sets up the delivery of its log with the state machine’s role.',
  Trace: 'Step Functions sends X-Ray segments with the state machine’s role.',
};
