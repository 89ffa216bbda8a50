import { urlSuffix, type Place } from './place';
import { resourceKinds, type ResourceKind } from './resource-kinds';
import type { Resource, Template } from './template';
import { TemplateError } from './template-error';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const intrinsic = (key: string): boolean => key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');

/**
 * Replaces intrinsic functions with their values, as CloudFormation does.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export class Resolver {
  constructor(
    private readonly template: Template,
    private readonly place: Place,
  ) {}

  /** @throws TemplateError naming an unknown function, resource or attribute */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const [key] = keys;
    if (key !== undefined && keys.length === 1 && intrinsic(key)) return this.call(key, value[key]);
    const entries = keys.map((name) => [name, this.resolve(value[name])] as const);
    // CloudFormation removes a property whose value is AWS::NoValue.
    return Object.fromEntries(entries.filter(([, resolved]) => resolved !== undefined));
  }

  /** Resolves a value that must be a text. `where` names it in the error. */
  text(value: unknown, where: string): string {
    const resolved = this.resolve(value);
    if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
    if (typeof resolved !== 'string') throw new TemplateError(`${where}: expected a text, got ${describe(resolved)}`);
    return resolved;
  }

  nameOf(logicalId: string): string {
    const { resource, kind } = this.find(logicalId);
    const given = kind.nameProperty === undefined ? undefined : resource.Properties[kind.nameProperty];
    if (given !== undefined) return this.text(given, `${logicalId}.${kind.nameProperty}`);
    // Keeps the end, because the hash at the end makes a logical id unique.
    const made = `${this.place.stackName}-${logicalId}`.slice(-kind.longest).replace(/^-+/, '');
    return kind.lowerCase ? made.toLowerCase() : made;
  }

  arnOf(logicalId: string): string {
    return this.attribute(logicalId, 'Arn');
  }

  private call(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return this.ref(this.text(argument, name));
      case 'Fn::GetAtt': {
        const path = typeof argument === 'string' ? argument.split('.') : this.list(argument, name);
        const [logicalId, ...attribute] = path.map((part) => this.text(part, name));
        return this.attribute(logicalId ?? '', attribute.join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = this.list(argument, name);
        return this.texts(parts, name).join(this.text(separator, name));
      }
      case 'Fn::Split': {
        const [separator, whole] = this.list(argument, name);
        return this.text(whole, name).split(this.text(separator, name));
      }
      case 'Fn::Select': {
        const [index, choices] = this.list(argument, name);
        const chosen = this.list(this.resolve(choices), name)[Number(this.text(index, name))];
        if (chosen === undefined) throw new TemplateError(`${name}: no element ${this.text(index, name)}`);
        return this.resolve(chosen);
      }
      case 'Fn::Sub':
        return this.substitute(argument);
      default:
        throw new TemplateError(`The intrinsic function ${name} is not supported locally`);
    }
  }

  private ref(name: string): unknown {
    const { place } = this;
    const pseudo: Readonly<Record<string, string | undefined>> = {
      'AWS::AccountId': place.account,
      'AWS::Region': place.region,
      'AWS::Partition': place.partition,
      'AWS::StackName': place.stackName,
      'AWS::StackId': `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${place.stackName}/local`,
      'AWS::URLSuffix': urlSuffix(place),
      'AWS::NoValue': undefined,
    };
    if (Object.hasOwn(pseudo, name)) return pseudo[name];
    const parameter = Object.hasOwn(this.template.Parameters, name) ? this.template.Parameters[name] : undefined;
    if (parameter) {
      if (parameter.Type === 'String' && parameter.Default !== undefined) return parameter.Default;
      throw new TemplateError(`The parameter ${name} has no value that is known locally`);
    }
    const { kind } = this.find(name);
    return (kind.ref ?? ((_, physical) => physical))(place, this.nameOf(name));
  }

  private attribute(logicalId: string, attribute: string): string {
    const { resource, kind } = this.find(logicalId);
    const give =
      attribute === 'Arn'
        ? kind.arn
        : kind.attributes && Object.hasOwn(kind.attributes, attribute)
          ? kind.attributes[attribute]
          : undefined;
    if (!give) throw new TemplateError(`${logicalId} (${resource.Type}) has no attribute ${attribute} locally`);
    return give(this.place, this.nameOf(logicalId));
  }

  private substitute(argument: unknown): string {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const own = isObject(variables) ? variables : {};
    return this.text(text, 'Fn::Sub').replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(own, name)) return this.text(own[name], 'Fn::Sub');
      return this.text(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, 'Fn::Sub');
    });
  }

  private list(value: unknown, where: string): unknown[] {
    if (!Array.isArray(value)) throw new TemplateError(`${where}: expected a list, got ${describe(value)}`);
    return value;
  }

  private texts(value: unknown, where: string): string[] {
    return this.list(this.resolve(value), where).map((item) => this.text(item, where));
  }

  private find(logicalId: string): { resource: Resource; kind: ResourceKind } {
    const resource = Object.hasOwn(this.template.Resources, logicalId) ? this.template.Resources[logicalId] : undefined;
    if (!resource) throw new TemplateError(`The template has no resource or parameter ${logicalId}`);
    const kind = Object.hasOwn(resourceKinds, resource.Type) ? resourceKinds[resource.Type] : undefined;
    if (!kind) throw new TemplateError(`${logicalId}: resources of type ${resource.Type} are not supported locally`);
    return { resource, kind };
  }
}

const describe = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
