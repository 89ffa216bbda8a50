/** What other packages may import without the rest of this one: it parses and evaluates policies, and loads nothing else. */
export type { ConditionBlock } from './permissions/condition';
export { evaluate, type Decision } from './permissions/evaluate';
export { PermissionError } from './permissions/permission-error';
export { parsePolicyDocument, type PolicyDocument, type Statement } from './permissions/policy-document';
export type { PermissionRequest } from './permissions/request-context';
