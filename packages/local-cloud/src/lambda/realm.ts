import * as vm from 'node:vm';

interface Realm {
  readonly globalThis: typeof globalThis;
  readonly Date: DateConstructor;
  readonly JSON: JSON;
  readonly Math: Math;
}

/** The realm that bundles run in. It is not this module's own where that runs in a context of its own, as under Jest. */
export const realm = vm.runInThisContext('({ globalThis, Date, JSON, Math })') as Realm;
