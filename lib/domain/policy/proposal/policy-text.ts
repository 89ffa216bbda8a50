import { Document, isMap, isScalar, isSeq, Scalar, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Contact, type ContactType, contactFields, contactTypes } from '../../contact';
import {
  aboutApprovers,
  aboutDefault,
  aboutDomains,
  aboutMode,
  aboutOpenType,
  aboutOverride,
  aboutOverrides,
  aboutPolicy,
  aboutRunMode,
} from './policy-words';
import type { Proposal, ProposedContact } from './proposal';

/**
 * The proposal as the text of a `rootward.yaml`, with comments that say what each line explains. It passes the policy's
 * own check. Values of contacts are in the contacts alone, never in a comment.
 * @param schema path of rootward.schema.json from the file, for editors. Absent: the file names none
 */
export function policyText(proposal: Proposal, schema?: string): string {
  const { defaults, overrides, open, domains, approvers } = proposal;
  const units = byUnit(overrides);
  const document = new Document({
    run: { mode: 'plan' },
    contacts: {
      mode: modeOf(proposal),
      ...(defaults.length > 0 && { default: Object.fromEntries(defaults.map((one) => [one.type, one.contact])) }),
      ...(units.length > 0 && { overrides: units.map((group) => overrideOf(group)) }),
      ...(domains.proposed.length > 0 && { emailDomains: domains.proposed }),
    },
    approvals: { approvers },
  });
  const at = (...path: readonly (string | number)[]): Place => new Place(document, path);
  at('run', 'mode').comment(aboutRunMode);
  at('contacts').space();
  at('contacts', 'mode')
    .comment([...aboutMode, ...open.map((one) => aboutOpenType(one))])
    .inOneLine();
  for (const one of defaults)
    at('contacts', 'default', one.type)
      .comment([aboutDefault(one, proposal)])
      .inOneLine();
  at('contacts', 'overrides').comment(aboutOverrides);
  for (const [index, group] of units.entries()) {
    const override = at('contacts', 'overrides', index);
    override.comment(group.map((one) => aboutOverride(one, proposal)));
    for (const key of ['match', ...contactTypes]) override.below(key).inOneLine();
  }
  at('contacts', 'emailDomains').comment(aboutDomains(proposal)).inOneLine();
  at('approvals').space();
  at('approvals', 'approvers').comment(aboutApprovers);
  for (const index of approvers.keys()) at('approvals', 'approvers', index).inOneLine();
  document.commentBefore = commentOf(aboutPolicy(proposal));
  quotePhones(document);
  const text = document.toString({ lineWidth: 0, singleQuote: true });
  return schema === undefined ? text : `# yaml-language-server: $schema=${schema}\n${text}`;
}

/** As people write them, although the parser could do without. */
const quotePhones = (document: Document): void =>
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'phone' && isScalar(value)) value.type = Scalar.QUOTE_SINGLE;
    },
  });

/** What is not known cannot be filled in, so a contact must be there, whichever. */
function modeOf({ open }: Proposal): 'fill' | 'require' | Readonly<Record<string, 'fill' | 'require'>> {
  if (open.length === 0) return 'fill';
  if (open.length === contactTypes.length) return 'require';
  const isOpen = (type: ContactType): boolean => open.some((one) => one.type === type);
  return Object.fromEntries(contactTypes.map((type) => [type, isOpen(type) ? 'require' : 'fill'] as const));
}

/** The overrides of each unit, which become one entry, in their order. */
const byUnit = (overrides: readonly ProposedContact[]): readonly (readonly ProposedContact[])[] =>
  [...new Set(overrides.map(({ unit }) => unit))].map((unit) => overrides.filter((one) => one.unit === unit));

const overrideOf = (group: readonly ProposedContact[]): Readonly<Record<string, unknown>> => ({
  match: { unit: group[0]?.unit },
  ...Object.fromEntries(group.map((one) => [one.type, changedFields(one)])),
});

/** An override that leads back to the default says it in full, because an empty mapping reads like a mistake. */
function changedFields({ contact, fields }: ProposedContact): Partial<Contact> {
  const written = fields.length === 0 ? contactFields : fields;
  return Object.fromEntries(written.map((field) => [field, contact[field]]));
}

const commentOf = (lines: readonly string[]): string => lines.map((line) => (line === '' ? '' : ` ${line}`)).join('\n');

/** A place in the document that may not be there; then nothing happens to it. */
class Place {
  constructor(
    private readonly document: Document,
    private readonly path: readonly (string | number)[],
  ) {}

  below(key: string): Place {
    return new Place(this.document, [...this.path, key]);
  }

  comment(lines: readonly string[]): this {
    const node = this.node();
    if (node !== undefined && lines.length > 0) node.commentBefore = commentOf(lines);
    return this;
  }

  space(): void {
    const node = this.node();
    if (node !== undefined) node.spaceBefore = true;
  }

  inOneLine(): this {
    const value = this.document.getIn(this.path, true);
    if (isMap(value) || isSeq(value)) value.flow = true;
    return this;
  }

  /** What comments belong to: the key of a pair, or an item of a list. */
  private node(): Scalar | YAMLMap | YAMLSeq | undefined {
    const parent = this.document.getIn(this.path.slice(0, -1), true);
    const last = this.path.at(-1);
    const found = isMap(parent)
      ? parent.items.map(({ key }) => key).find((key) => isScalar(key) && key.value === last)
      : this.document.getIn(this.path, true);
    return isScalar(found) || isMap(found) || isSeq(found) ? found : undefined;
  }
}
