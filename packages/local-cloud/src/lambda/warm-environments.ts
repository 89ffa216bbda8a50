import { join } from 'node:path';
import type { FunctionResource } from '../template/deployment';
import { type Bundle, compileBundle } from './bundle';
import { ExecutionEnvironment, type EnvironmentParts } from './execution-environment';

interface Kept {
  readonly name: string;
  readonly bundle: Bundle;
  readonly environments: ExecutionEnvironment[];
}

export interface WarmEnvironmentsOptions {
  /**
   * Gives an environment another log stream name in every simulation. A module that keeps its values under that name
   * then starts without them. @default false, modules keep their values
   */
  readonly renamed?: boolean;
}

/**
 * Compiles each bundle once and reuses execution environments in later simulations, because a short simulation would
 * spend most of its time on loading code. The values in a module survive as well, unless `renamed` is set and the module
 * keeps them under the log stream name.
 */
export class WarmEnvironments {
  private readonly kept = new Map<string, Kept>();
  private names = 0;

  constructor(private readonly options: WarmEnvironmentsOptions = {}) {}

  /** The name of the log stream of an environment that starts in a simulation, or goes on in it. */
  logStreamName(): string {
    return this.options.renamed ? `local-${++this.names}` : 'local';
  }

  /** The compiled bundle of a function. @throws FunctionError as compileBundle does */
  bundle(fn: FunctionResource): Bundle {
    return this.of(fn).bundle;
  }

  /**
   * Returns an environment for the function: a kept one, attached to the new simulation, or a new one. @throws
   * FunctionError
   */
  take(parts: EnvironmentParts): ExecutionEnvironment {
    const { environments } = this.of(parts.fn);
    const index = environments.findLastIndex((kept) => kept.fits(parts));
    const [environment] = index === -1 ? [] : environments.splice(index, 1);
    environment?.moveTo(parts);
    return environment ?? new ExecutionEnvironment(parts);
  }

  /** Keeps an idle environment of a finished simulation. */
  keep(fn: FunctionResource, environment: ExecutionEnvironment): void {
    environment.pause();
    this.of(fn).environments.push(environment);
  }

  /** Number of idle environments for the function with this name. */
  count(name: string): number {
    return [...this.kept.values()].find((kept) => kept.name === name)?.environments.length ?? 0;
  }

  private of(fn: FunctionResource): Kept {
    const key = join(fn.assetPath ?? '', fn.handler);
    const known = this.kept.get(key);
    if (known) return known;
    const kept = { name: fn.name, bundle: compileBundle(fn), environments: [] };
    this.kept.set(key, kept);
    return kept;
  }
}
