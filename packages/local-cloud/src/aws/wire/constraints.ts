import constraints from './constraints.json';

/** The constraints of one shape of an input. Source: the service's model. */
interface Shape {
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  readonly item?: string;
  readonly key?: string;
  readonly value?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly sensitive?: boolean;
}

interface ServiceShapes {
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export type ViolationKind = 'required' | 'enum' | 'pattern' | 'length' | 'value';

/** A member of an input that breaks a constraint of the service's model. */
export interface Violation {
  readonly kind: ViolationKind;
  /** Like `contactInformation.fullName`. */
  readonly path: string;
  /** Name of the shape: `AccountId`. */
  readonly shape: string;
  /** What the member must be, in the words of AWS's services. */
  readonly message: string;
  /** For `length` and `value`. */
  readonly tooLarge?: boolean;
  /** The value as AWS repeats it; undefined when it must not be repeated. */
  readonly value?: string | undefined;
}

const services: Readonly<Record<string, ServiceShapes>> = constraints.services;
const patterns = new Map<string, RegExp>();

/** Services match patterns as a whole, and count code points. */
const patternOf = (source: string): RegExp => {
  const known = patterns.get(source) ?? new RegExp(`^(?:${source})$`, 'u');
  patterns.set(source, known);
  return known;
};

const sizeOf = (value: unknown): number | undefined => {
  if (typeof value === 'string') return Array.from(value).length;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
};

const lowerFirst = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** A shape's name, with its constraints and the place of the value that it is checked against. */
interface Checking {
  readonly shapes: ServiceShapes['shapes'];
  readonly name: string;
  readonly path: string;
}

type Complaint = Pick<Violation, 'kind' | 'message' | 'tooLarge'>;

function bounds(shape: Shape, value: unknown): Complaint[] {
  const { min = -Infinity, max = Infinity } = shape;
  const [size, kind, has] =
    typeof value === 'number'
      ? [value, 'value' as const, 'have value']
      : [sizeOf(value), 'length' as const, 'have length'];
  if (size === undefined || (size >= min && size <= max)) return [];
  const tooLarge = size > max;
  const message = `Member must ${has} ${tooLarge ? `less than or equal to ${max}` : `greater than or equal to ${min}`}`;
  return [{ kind, tooLarge, message }];
}

function text(shape: Shape, value: unknown): Complaint[] {
  if (typeof value !== 'string') return [];
  const { pattern, enum: allowed } = shape;
  if (allowed && !allowed.includes(value))
    return [{ kind: 'enum', message: `Member must satisfy enum value set: [${allowed.join(', ')}]` }];
  return pattern !== undefined && !patternOf(pattern).test(value)
    ? [{ kind: 'pattern', message: `Member must satisfy regular expression pattern: ${pattern}` }]
    : [];
}

function violationsIn(value: unknown, { shapes, name, path }: Checking): Violation[] {
  const shape = shapes[name] ?? {};
  const repeated = !shape.sensitive && (typeof value === 'string' || typeof value === 'number');
  const own = [...bounds(shape, value), ...text(shape, value)].map((complaint) => ({
    ...complaint,
    path,
    shape: name,
    ...(repeated && { value: `'${value}'` }),
  }));
  const inside = (inner: string, at: string, one: unknown): Violation[] =>
    one === undefined || one === null ? [] : violationsIn(one, { shapes, name: inner, path: at });
  if (shape.item !== undefined && Array.isArray(value)) {
    const { item } = shape;
    return [...own, ...value.flatMap((one, index) => inside(item, `${path}.${index + 1}.member`, one))];
  }
  if (typeof value !== 'object' || value === null) return own;
  const fields = value as Readonly<Record<string, unknown>>;
  const at = (member: string): string => (path === '' ? lowerFirst(member) : `${path}.${lowerFirst(member)}`);
  const missing = (shape.required ?? [])
    .filter((member) => fields[member] === undefined || fields[member] === null)
    .map((member): Violation => {
      const of = shape.members?.[member] ?? '';
      return { kind: 'required', path: at(member), shape: of, message: 'Member must not be null', value: 'null' };
    });
  const members = Object.entries(shape.members ?? {}).flatMap(([member, inner]) =>
    inside(inner, at(member), fields[member]),
  );
  return [...own, ...missing, ...members];
}

/** What is wrong with the input of an operation, by the service's model. Empty for operations without constraints. */
export const violationsOf = (service: string, operation: string, input: unknown): readonly Violation[] => {
  const known = services[service];
  const name = known && Object.hasOwn(known.inputs, operation) ? known.inputs[operation] : undefined;
  return known && typeof name === 'string' ? violationsIn(input, { shapes: known.shapes, name, path: '' }) : [];
};

/** Names of the operations whose inputs are checked, by service. */
export const checkedOperations: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(services).map(([service, { inputs }]) => [service, Object.keys(inputs)]),
);
