import type { NormalizedSchema } from '@smithy/core/schema';
import type { WireRequest } from './message';

/** Method, URI template and status of success, as Smithy's http trait has them. */
export type HttpTrait = readonly [string, string, number];

/** How a request of a REST protocol is recognised. */
export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  /** Member names of the pattern's groups, in order. */
  readonly labels: readonly string[];
  /** Query parameters that the URI template itself contains, with their value if it has one. */
  readonly fixed: readonly (readonly [string, string | undefined])[];
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
  /** Grows with what the route asks for beyond method and path. */
  readonly demands: number;
  /** HTTP status of success. */
  readonly status: number;
}

/** Names the operation in the SDK's own requests; other SDKs leave it out. */
const hint = 'x-id';

const requiredMembers = (input: NormalizedSchema): readonly NormalizedSchema[] => {
  if (!input.isStructSchema()) return [];
  const schema = input.getSchema();
  const count = typeof schema === 'object' && typeof schema[6] === 'number' ? schema[6] : 0;
  // Required members stand first in a structure's schema.
  return [...input.structIterator()].slice(0, count).map(([, member]) => member);
};

/** S3 models its bucket as a label without a place in the URI; path-style requests have it in front. */
const withBucket = (path: string, input: NormalizedSchema): string => {
  if (!input.isStructSchema()) return path;
  for (const [name, member] of input.structIterator())
    if (member.getMergedTraits().httpLabel && !path.includes(`{${name}}`) && !path.includes(`{${name}+}`))
      return `/{${name}}${path}`;
  return path;
};

/** Builds the route of one operation from its http trait and its input. */
export const routeOf = ([method, uri, status]: HttpTrait, input: NormalizedSchema): Route => {
  const [template = '/', search] = uri.split('?');
  const labels: string[] = [];
  const pattern = withBucket(template, input).replace(
    /\{(\w+)(\+?)\}|[.*()]/g,
    (special, label?: string, greedy?: string) => {
      if (label === undefined) return `\\${special}`;
      labels.push(label);
      return greedy ? '(.+)' : '([^/]+)';
    },
  );
  const fixed = (search ?? '')
    .split('&')
    .filter((part) => part !== '')
    .map((part): [string, string | undefined] => {
      const [name = '', value] = part.split('=');
      return [name, value];
    });
  const traits = requiredMembers(input).map((member) => member.getMergedTraits());
  const requiredQuery = traits.flatMap(({ httpQuery }) => httpQuery ?? []);
  const requiredHeaders = traits.flatMap(({ httpHeader }) => httpHeader?.toLowerCase() ?? []);
  return {
    method,
    // A greedy label takes the slashes at the end of a key with it; elsewhere one slash more or less is the same.
    pattern: new RegExp(pattern.endsWith('(.+)') ? `^${pattern}$` : `^${pattern.replace(/\/$/, '')}/?$`),
    labels,
    fixed,
    requiredQuery,
    requiredHeaders,
    demands: fixed.filter(([name]) => name !== hint).length + requiredQuery.length + requiredHeaders.length,
    status,
  };
};

/** Gives the request's labels, still percent-encoded, when the route fits it. */
export const matchRoute = (route: Route, request: WireRequest): Readonly<Record<string, string>> | undefined => {
  if (route.method !== request.method) return undefined;
  const { query, headers } = request;
  const fits =
    route.fixed.every(([name, value]) =>
      query.has(name) ? value === undefined || query.get(name) === value : name === hint,
    ) &&
    route.requiredQuery.every((name) => query.has(name)) &&
    route.requiredHeaders.every((name) => name in headers);
  const match = fits ? route.pattern.exec(request.path) : null;
  if (!match) return undefined;
  return Object.fromEntries(route.labels.map((label, index) => [label, match[index + 1] ?? '']));
};
