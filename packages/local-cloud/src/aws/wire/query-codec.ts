import type { NormalizedSchema } from '@smithy/core/schema';
import type { Fields } from './message';
import { readText } from './scalar';

/** A form's dotted names as a tree: `Tags.member.1.Key=a` is `Tags > member > 1 > Key` with the value `a`. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

/**
 * Names of list items and map entries without a name in the schema.
 * Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
const listItem = 'member';
const mapEntry = 'entry';

const treeOf = (form: URLSearchParams): Node => {
  const root: Node = { children: new Map() };
  for (const [path, value] of form) {
    let node = root;
    for (const step of path.split('.')) {
      let next = node.children.get(step);
      if (!next) node.children.set(step, (next = { children: new Map() }));
      node = next;
    }
    node.value = value;
  }
  return root;
};

const numbered = (node: Node | undefined): readonly Node[] =>
  [...(node?.children ?? [])]
    .filter(([name]) => /^\d+$/.test(name))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);

const read = (schema: NormalizedSchema, node: Node | undefined): unknown => {
  if (!node) return undefined;
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  if (schema.isStructSchema()) {
    const fields: Fields = {};
    for (const [name, member] of schema.structIterator()) {
      const field = read(member, node.children.get(member.getMergedTraits().xmlName ?? name));
      if (field !== undefined) fields[name] = field;
    }
    return fields;
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    return numbered(flat ? node : node.children.get(item.getMergedTraits().xmlName ?? listItem)).map((child) =>
      read(item, child),
    );
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
    const valueName = item.getMergedTraits().xmlName ?? 'value';
    return Object.fromEntries(
      numbered(flat ? node : node.children.get(mapEntry)).map((entry) => [
        entry.children.get(keyName)?.value ?? '',
        read(item, entry.children.get(valueName)),
      ]),
    );
  }
  return node.value === undefined ? undefined : readText(schema, node.value);
};

/** Decodes the form of an awsQuery operation. @throws ServiceError SerializationException */
export const fromForm = (schema: NormalizedSchema, form: URLSearchParams): Fields =>
  schema.isStructSchema() ? (read(schema, treeOf(form)) as Fields) : {};
