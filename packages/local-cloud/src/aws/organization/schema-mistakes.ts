import Ajv, { type ErrorObject } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import schema from '../organization.schema.json';
import { got, gotKey, type FoundMistake } from './mistake';

const { faults: _faults, ...patchable } = schema.$defs.account.properties;

/**
 * The published schema allows anything in a patch. Here a patch is an account that only requires `id` and has no
 * faults.
 */
const strict = {
  ...schema,
  properties: {
    ...schema.properties,
    later: {
      ...schema.properties.later,
      items: {
        ...schema.properties.later.items,
        properties: {
          ...schema.properties.later.items.properties,
          patchAccount: { ...schema.$defs.account, required: ['id'], properties: patchable },
        },
      },
    },
  },
};

const ajv = new Ajv({ allErrors: true, verbose: true });
addFormats(ajv);
const validate = ajv.compile(strict);

/** The schema's patterns in words. */
const likenesses: Readonly<Record<string, string>> = {
  '^[0-9]{12}$': 'an account id of twelve digits',
  '^[0-9]+(s|m|h|d)$': 'a duration like 90s, 30m, 12h or 4d',
  '^AKIA[A-Z2-7]{16}$': 'AKIA and 16 of A-Z and 2-7',
  '^o-[a-z0-9]{10,32}$': 'o- and 10 to 32 small letters or digits',
  '^r-[0-9a-z]{4,32}$': 'r- and 4 to 32 small letters or digits',
  '^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$': 'ou-, 4 to 32 small letters or digits, -, and 8 to 32 of them',
  '^p-[0-9a-z]{8,128}$': 'p- and 8 to 128 small letters or digits',
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What each schema keyword requires, in words. */
const expected: Readonly<Record<string, (error: ErrorObject) => string>> = {
  type: ({ params }) =>
    `expected ${{ object: 'an object', array: 'a list' }[String(params['type'])] ?? `a ${String(params['type'])}`}`,
  enum: ({ params }) => `expected one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`,
  pattern: ({ params }) => `expected ${likenesses[String(params['pattern'])] ?? String(params['pattern'])}`,
  format: ({ params }) => `expected a ${String(params['format'])} (ISO 8601, UTC)`,
  minItems: ({ params }) => `expected at least ${plural(Number(params['limit']), 'item')}`,
  maxItems: ({ params }) => `expected at most ${plural(Number(params['limit']), 'item')}`,
  minLength: ({ params }) => `expected at least ${plural(Number(params['limit']), 'character')}`,
  maxLength: ({ params }) => `expected at most ${plural(Number(params['limit']), 'character')}`,
  minimum: ({ params }) => `expected ${String(params['limit'])} or more`,
};

/** Converts `/accounts/3/parent` to `accounts[3].parent`. */
const readable = (pointer: string, last?: unknown): string =>
  [...pointer.split('/').slice(1), ...(typeof last === 'string' ? [last] : [])]
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path ? `${path}.${part}` : part), '');

function mistakeOf(error: ErrorObject): FoundMistake {
  const { keyword, instancePath, params, data } = error;
  if (keyword === 'required')
    return { path: readable(instancePath, params['missingProperty']), message: 'expected a value, got nothing' };
  if (keyword === 'additionalProperties') {
    const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {}).join(', ');
    const name: unknown = params['additionalProperty'];
    return { path: readable(instancePath, name), message: `expected one of ${known}, got ${got(name)}` };
  }
  const isKey = typeof data === 'string' && instancePath.includes('/accessKeys/');
  const words = expected[keyword]?.(error) ?? `expected what the schema says (${keyword})`;
  return { path: readable(instancePath), message: `${words}, got ${isKey ? gotKey(data) : got(data)}` };
}

/**
 * Validates a parsed file against `organization.schema.json`. `broken` holds the paths of entries with a mistake
 * (`accounts[3]`), so that later checks skip them.
 */
export function schemaMistakes(file: unknown): {
  readonly mistakes: FoundMistake[];
  readonly broken: ReadonlySet<string>;
} {
  if (validate(file)) return { mistakes: [], broken: new Set() };
  const errors = validate.errors ?? [];
  const broken = errors.map((error) => readable(error.instancePath.split('/').slice(0, 3).join('/')));
  return { mistakes: errors.map(mistakeOf), broken: new Set(broken) };
}
