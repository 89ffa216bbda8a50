import { keyMayBeAbsent, servicesThatNameTheirKeys } from './request-context';

/** What the values of a condition key are, which says which operators can compare them. */
export type KeyKind = 'text' | 'texts' | 'boolean' | 'time' | 'epoch' | 'address';

/**
 * The condition keys whose values are known for a simulated request, in lower case. The service-specific ones belong to
 * the actions that are simulated.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const judgedKeys: Readonly<Record<string, KeyKind>> = {
  'aws:currenttime': 'time',
  'aws:epochtime': 'epoch',
  'aws:principalaccount': 'text',
  'aws:principalarn': 'text',
  'aws:principalisawsservice': 'boolean',
  'aws:principalorgid': 'text',
  'aws:principalorgpaths': 'texts',
  'aws:principaltype': 'text',
  'aws:requestedregion': 'text',
  'aws:resourceaccount': 'text',
  'aws:resourceorgid': 'text',
  'aws:resourceorgpaths': 'texts',
  'aws:securetransport': 'boolean',
  'aws:sourceip': 'address',
  'aws:userid': 'text',
  'aws:viaawsservice': 'boolean',
  'account:accountresourceorgpaths': 'texts',
  'account:accountresourceorgtags/': 'text',
  'account:alternatecontacttypes': 'texts',
  'dynamodb:leadingkeys': 'texts',
  'organizations:policytype': 'text',
  'organizations:serviceprincipal': 'text',
  's3:prefix': 'text',
  'ses:apiversion': 'text',
  'ses:fromaddress': 'text',
  'ses:recipients': 'texts',
  'sts:taskpolicyarn': 'text',
};

/** Keys that may be absent and, when they are there, are not plain text. */
const otherKinds: Readonly<Record<string, KeyKind>> = {
  'aws:assumedroot': 'boolean',
  'aws:multifactorauthpresent': 'boolean',
  'aws:vpcsourceip': 'address',
};

/** Keys named after a service that AWS sends with the requests of others. */
const sentEverywhere = new Set(['lambda:sourcefunctionarn']);

const withPrefix = (key: string): string => key.replace(/\/.*$/, '/');

/** Kind of a key whose value, or absence, is known for a simulated action; undefined when it is not. */
export function kindOf(key: string, action: string): KeyKind | undefined {
  const name = key.toLowerCase();
  const known = judgedKeys[name] ?? judgedKeys[withPrefix(name)] ?? otherKinds[name];
  if (known) return known;
  if (keyMayBeAbsent(name)) return 'text';
  const service = name.split(':')[0] ?? '';
  const foreign = service !== 'aws' && service !== action.split(':')[0] && !sentEverywhere.has(name);
  return foreign || servicesThatNameTheirKeys.has(service) ? 'text' : undefined;
}

const operands: Readonly<Record<KeyKind, readonly string[]>> = {
  text: ['String', 'Arn'],
  texts: ['String', 'Arn'],
  boolean: ['String', 'Bool'],
  time: ['String', 'Date'],
  epoch: ['String', 'Date', 'Numeric'],
  address: ['String', 'Ip', 'NotIp'],
};

/** Whether an operator can compare the values of a key of this kind. `Null` asks for the key alone. */
export const compares = (operator: string, kind: KeyKind): boolean => {
  const [set, base = ''] = /^For(?:All|Any)Values?:/.test(operator) ? operator.split(':') : ['', operator];
  if (base === 'Null') return true;
  if (kind === 'texts' && set === '') return false;
  return operands[kind].some((prefix) => base.startsWith(prefix));
};
