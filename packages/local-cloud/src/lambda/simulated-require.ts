import type * as http from 'node:http';
import { createRequire, isBuiltin } from 'node:module';
import type { Clock } from '../clock/clock';

// An import would give namespace objects, whose `default` has the original functions.
const builtin = createRequire(__filename);

export interface RequireParts {
  readonly clock: Clock;
  /** Makes the bundle's `node:http` and `node:https`. */
  readonly requests: { wrap(module: typeof http): unknown };
  /** Replacements for modules of Node.js, by name without `node:`. */
  readonly replacements: Readonly<Record<string, unknown>>;
}

/**
 * The `require` of a bundle. It only finds the modules of Node.js, because a bundle contains everything else. Modules
 * that would reveal the real time or the host process are replaced.
 *
 * @throws MODULE_NOT_FOUND, as Node.js does; bundles expect it for optional dependencies
 */
export function simulatedRequire({ clock, requests, replacements }: RequireParts): (id: string) => unknown {
  const promises = heldFiles(clock);
  const known: Readonly<Record<string, unknown>> = {
    http: requests.wrap(builtin('node:http') as typeof http),
    https: requests.wrap(builtin('node:https') as typeof http),
    fs: { ...(builtin('node:fs') as object), promises },
    'fs/promises': promises,
    ...replacements,
  };
  return (id) => {
    const name = id.replace(/^node:/, '');
    if (Object.hasOwn(known, name)) return known[name];
    if (isBuiltin(id)) return builtin(id);
    throw Object.assign(new Error(`Cannot find module '${id}'`), { code: 'MODULE_NOT_FOUND' });
  };
}

/**
 * File operations hold the clock. `readFile` reads synchronously, so that callers continue in the same order every
 * time.
 */
function heldFiles(clock: Clock): Record<string, unknown> {
  const held =
    (operation: (...given: unknown[]) => unknown) =>
    async (...given: unknown[]): Promise<unknown> => {
      const release = clock.hold();
      try {
        return await operation(...given);
      } finally {
        release();
      }
    };
  const { readFileSync } = builtin('node:fs') as { readFileSync: (...given: unknown[]) => unknown };
  const members = { ...(builtin('node:fs/promises') as object), readFile: readFileSync };
  return Object.fromEntries(
    Object.entries(members).map(([name, member]: [string, unknown]) => [
      name,
      typeof member === 'function' ? held(member as (...given: unknown[]) => unknown) : member,
    ]),
  );
}
