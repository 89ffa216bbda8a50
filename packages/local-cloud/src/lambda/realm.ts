import * as vm from 'node:vm';

interface Realm {
  readonly globalThis: typeof globalThis;
  readonly Date: DateConstructor;
  readonly JSON: JSON;
  readonly Math: Math;
}

/** The realm that bundles run in. Under Jest this module runs in another realm, with its own Date and JSON. */
export const realm = vm.runInThisContext('({ globalThis, Date, JSON, Math })') as Realm;
