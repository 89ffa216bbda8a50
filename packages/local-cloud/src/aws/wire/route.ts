import type { NormalizedSchema } from '@smithy/core/schema';
import type { WireRequest } from './message';

/** Method, URI template and success status of Smithy's http trait. */
export type HttpTrait = readonly [string, string, number];

/** Recognizes the requests of one REST operation. */
export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  /** Member names of the groups, in order. */
  readonly labels: readonly string[];
  /** Query parameters in the URI template, with their value if they have one. */
  readonly fixed: readonly (readonly [string, string | undefined])[];
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
  /** How many query parameters and headers the route requires. A larger number means a more specific route. */
  readonly demands: number;
  /** HTTP status of success. */
  readonly status: number;
}

/** The SDK for JavaScript sends this query parameter to name the operation; other SDKs do not. */
const hint = 'x-id';

const requiredMembers = (input: NormalizedSchema): readonly NormalizedSchema[] => {
  if (!input.isStructSchema()) return [];
  const schema = input.getSchema();
  const count = typeof schema === 'object' && typeof schema[6] === 'number' ? schema[6] : 0;
  // Schemas list required members first.
  return [...input.structIterator()].slice(0, count).map(([, member]) => member);
};

/** S3 models the bucket as a label that the URI template lacks. Path-style requests put it in front. */
const withBucket = (path: string, input: NormalizedSchema): string => {
  if (!input.isStructSchema()) return path;
  for (const [name, member] of input.structIterator())
    if (member.getMergedTraits().httpLabel && !path.includes(`{${name}}`) && !path.includes(`{${name}+}`))
      return `/{${name}}${path}`;
  return path;
};

/** Makes the route of one operation from its http trait and its input. */
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
    // A greedy label (an S3 key) includes slashes at the end. Other routes accept the path with or without one.
    pattern: new RegExp(pattern.endsWith('(.+)') ? `^${pattern}$` : `^${pattern.replace(/\/$/, '')}/?$`),
    labels,
    fixed,
    requiredQuery,
    requiredHeaders,
    demands: fixed.filter(([name]) => name !== hint).length + requiredQuery.length + requiredHeaders.length,
    status,
  };
};

/** Returns the labels of the request, still percent-encoded; undefined when the route does not match. */
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
