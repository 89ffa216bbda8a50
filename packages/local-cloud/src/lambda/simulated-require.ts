import type * as http from 'node:http';
import { createRequire, isBuiltin } from 'node:module';
import type { Clock } from '../clock/clock';

// Not imported: an import would give namespaces, whose `default` leads past what is replaced.
const builtin = createRequire(__filename);

export interface RequireParts {
  readonly clock: Clock;
  /** Gives `node:http` and `node:https` as the bundle sees them. */
  readonly requests: { wrap(module: typeof http): unknown };
  /** What stands in for Node's modules of these names, without `node:`. */
  readonly replacements: Readonly<Record<string, unknown>>;
}

/**
 * `require` for a bundle: Node's own modules, those that know the time or the surroundings replaced. There is nothing
 * else to find, because a bundle brings everything with it.
 *
 * @throws MODULE_NOT_FOUND, as Node does, which optional dependencies of a bundle count on
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

/** File operations take no simulated time. A whole file is read at once, so that who waits for it goes on in the same order every time. */
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
