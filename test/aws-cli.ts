import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as sesv2 from '@aws-sdk/client-sesv2';
import * as sts from '@aws-sdk/client-sts';
import { NormalizedSchema } from '@smithy/core/schema';

/** Services of the AWS CLI, by the name it has for them, with what their SDK client exports. */
const services: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cloudtrail,
  iam,
  organizations,
  sesv2,
  sts,
};

/** Options that every command of the AWS CLI has, and that take a value. */
const globalOptions: ReadonlySet<string> = new Set(['--region', '--profile', '--query', '--output']);

/**
 * A name as the AWS CLI writes it: `EnableAWSServiceAccess` is `enable-aws-service-access`.
 * Source: botocore, `xform_name`.
 */
export const cliName = (name: string): string =>
  name
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();

/** The input of an operation by its name in the AWS CLI; undefined when the SDK's client has no such operation. */
function inputOf(service: string, operation: string): unknown[] | undefined {
  for (const value of Object.values(services[service] ?? {}))
    if (Array.isArray(value) && value[0] === 9 && cliName(String(value[2])) === operation) {
      const input: unknown = value[4];
      return (typeof input === 'function' ? input() : input) as unknown[];
    }
  return undefined;
}

/** The words of a command line, as a POSIX shell reads it. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) => word.replaceAll(/'([^']*)'|\\'/g, '$1'));

/** What the AWS CLI would refuse in a command, checked against the schemas of the SDK's clients. Empty: nothing. */
export function mistakesIn(command: string): readonly string[] {
  const [program, service = '', operation = '', ...words] = wordsOf(command);
  if (program !== 'aws') return [`${command}: expected a command of the AWS CLI`];
  if (services[service] === undefined) return [`${command}: there is no client for ${service}`];
  const input = inputOf(service, operation);
  if (input === undefined) return [`${command}: ${service} has no operation ${operation}`];
  const schema = NormalizedSchema.of(input as never);
  const members = schema.isStructSchema()
    ? [...schema.structIterator()].map(([name, member]) => ({ name: `--${cliName(name)}`, member }))
    : [];
  const mistakes: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const known = members.find(({ name }) => name === word);
    if (!known && !globalOptions.has(word)) mistakes.push(`${command}: ${operation} has no parameter ${word}`);
    // Booleans are flags.
    if (!known?.member.isBooleanSchema()) index++;
  }
  // The required members of a structure are its first ones. Source: smithy-typescript, StaticStructureSchema.
  const required = members.slice(0, Number(input[6] ?? 0)).map(({ name }) => name);
  for (const name of required) if (!words.includes(name)) mistakes.push(`${command}: ${name} is missing`);
  return mistakes;
}

/** The commands of the AWS CLI in a source or a page, with `x` for what is filled in. */
export const commandsIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /\baws [a-z][a-z0-9]+ [a-z]+-[a-z-]+(?: (?:--[a-z-]+|\$\{[^}]*(?:\{[^}]*\}[^}]*)*\}|[A-Za-z0-9=,.:/_-]+))*/g,
    ),
  ].map(([command]) => command.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'x').replace(/[.,:]$/, ''));
