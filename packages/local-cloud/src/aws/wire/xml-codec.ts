import type { NormalizedSchema } from '@smithy/core/schema';
import type { Fields } from './message';
import { writeText } from './scalar';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\n': '&#xA;',
};

/** Escapes text for elements and attributes. Line ends are escaped too, because XML parsers normalize them. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\r\n]/g, (character) => entities[character] ?? '');

/** One element. `inner` is already XML. */
export const element = (name: string, inner: string, attributes = ''): string =>
  `<${name}${attributes}>${inner}</${name}>`;

const structure = (schema: NormalizedSchema, fields: Fields, name: string): string => {
  let inner = '';
  let attributes = '';
  for (const [memberName, member] of schema.structIterator()) {
    const value = fields[memberName];
    const { xmlName = memberName, xmlAttribute } = member.getMergedTraits();
    if (value === undefined || value === null) continue;
    if (xmlAttribute) attributes += ` ${xmlName}="${escapeXml(writeText(member, value, 'date-time'))}"`;
    else inner += toXml(member, value, xmlName);
  }
  return element(name, inner, attributes);
};

/** Encodes a value as the element `name`; empty for an absent value. */
export const toXml = (schema: NormalizedSchema, value: unknown, name: string): string => {
  if (value === null || value === undefined) return '';
  if (schema.isStructSchema()) return structure(schema, value as Fields, name);
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const itemName = flat ? name : (item.getMergedTraits().xmlName ?? 'member');
    const items = (value as readonly unknown[]).map((one) => toXml(item, one, itemName)).join('');
    return flat ? items : element(name, items);
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
    const valueName = item.getMergedTraits().xmlName ?? 'value';
    const entries = Object.entries(value as Fields)
      .map(([key, one]) =>
        element(flat ? name : 'entry', element(keyName, escapeXml(key)) + toXml(item, one, valueName)),
      )
      .join('');
    return flat ? entries : element(name, entries);
  }
  return element(name, escapeXml(writeText(schema, value, 'date-time')));
};
