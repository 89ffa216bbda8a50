import type { PolicyDocument } from '../permissions/policy-document';
import type { EventPattern } from '../events/event-pattern';

/** The parts of a synthesized stack that run locally, with all tokens resolved. */
export interface Deployment {
  readonly functions: readonly FunctionResource[];
  readonly stateMachines: readonly StateMachineResource[];
  readonly roles: readonly RoleResource[];
  readonly buckets: readonly NamedResource[];
  readonly tables: readonly TableResource[];
  readonly rules: readonly RuleResource[];
  readonly schedules: readonly ScheduleResource[];
  /** Files and directories to upload before the stack exists. */
  readonly assets: readonly Asset[];
  readonly outputs: Readonly<Record<string, string>>;
  /** Resources with an effect only in AWS (alarms, log groups, bucket policies, ...). */
  readonly withoutLocalMeaning: readonly { readonly logicalId: string; readonly type: string }[];
}

export interface NamedResource {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
}

export interface FunctionResource extends NamedResource {
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Like `index.handler`. */
  readonly handler: string;
  /** Directory of the bundle; undefined when the template has no assets. */
  readonly assetPath: string | undefined;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Replaces the bundle: a function that runs in the process of the simulation. */
  readonly run?: (event: never) => unknown;
}

export interface StateMachineResource extends NamedResource {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
  /** Amazon States Language, parsed. */
  readonly definition: unknown;
}

export interface RoleResource extends NamedResource {
  readonly policies: readonly PolicyDocument[];
}

/** A table, with the field values of DynamoDB's CreateTable. */
export interface TableResource extends NamedResource {
  readonly keySchema: KeySchema;
  readonly attributes: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[];
  /** Global secondary indexes. */
  readonly indexes: readonly {
    readonly IndexName: string;
    readonly KeySchema: KeySchema;
    readonly Projection: {
      readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
      readonly NonKeyAttributes?: string[];
    };
  }[];
}

export type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];

export interface RuleResource extends NamedResource {
  /** `default` unless the rule names another. */
  readonly bus: string;
  readonly pattern: EventPattern;
  readonly enabled: boolean;
  readonly targets: readonly RuleTarget[];
}

/** At most one of the three inputs. Without any, the target gets the whole event. */
export interface RuleTarget {
  readonly arn: string;
  readonly roleArn: string | undefined;
  readonly input?: string;
  readonly inputPath?: string;
  readonly inputTransformer?: {
    readonly inputPathsMap: Readonly<Record<string, string>>;
    readonly inputTemplate: string;
  };
}

export interface ScheduleResource extends NamedResource {
  /** `rate(...)`, `cron(...)` or `at(...)`. */
  readonly expression: string;
  /** IANA name. */
  readonly timezone: string;
  readonly enabled: boolean;
  readonly target: { readonly arn: string; readonly roleArn: string; readonly input: string | undefined };
}

export interface Asset {
  readonly bucket: string;
  readonly key: string;
  /** Absolute path of a file, or of a directory to upload as a zip file. */
  readonly path: string;
}
