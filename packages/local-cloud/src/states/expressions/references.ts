import jsonata from 'jsonata';

/** The names that an expression uses but does not bind itself. */
export interface References {
  readonly variables: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  /** Fields that the expression reads directly from `$states`: `input`, `result`, ... */
  readonly statesFields: ReadonlySet<string>;
}

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !(value instanceof RegExp);

const variableName = (value: unknown): string | undefined =>
  isNode(value) && value.type === 'variable' && typeof value.value === 'string' ? value.value : undefined;

const boundNames = (node: Node): (string | undefined)[] => [
  ...(node.type === 'bind' ? [variableName(node['lhs'])] : []),
  ...(node.type === 'lambda' && Array.isArray(node['arguments']) ? node['arguments'].map(variableName) : []),
  ...[node['focus'], node['index']].filter((name) => typeof name === 'string'),
];

/**
 * Parses an expression without running it. @throws the parser's error, with a message, when it is not JSONata 2.0.6.
 */
export const referencesOf = (source: string): References => {
  const nodes = new Set<Node>();
  const visit = (value: unknown): void => {
    if (!isNode(value) || nodes.has(value)) return;
    nodes.add(value);
    for (const child of Object.values(value)) visit(child);
  };
  visit(jsonata(source).ast());

  const all = [...nodes];
  const bound = new Set(all.flatMap(boundNames));
  const procedures = new Set(
    all.filter(({ type }) => type === 'function' || type === 'partial').map((node) => node['procedure']),
  );
  // The parser gives the variable `$` the name '' and the variable `$$` the name '$'.
  const free = (name: string | undefined): name is string =>
    name !== undefined && name !== '' && name !== '$' && !bound.has(name);
  const names = (wanted: (node: Node) => boolean): Set<string> =>
    new Set(all.filter(wanted).map(variableName).filter(free));
  const steps = all.flatMap((node) => (node.type === 'path' && Array.isArray(node['steps']) ? [node['steps']] : []));
  return {
    functions: names((node) => procedures.has(node)),
    variables: names((node) => !procedures.has(node)),
    statesFields: new Set(
      steps
        .filter(([first]) => variableName(first) === 'states' && free('states'))
        .map(([, second]) => (isNode(second) && typeof second.value === 'string' ? second.value : '')),
    ),
  };
};
