import { join } from 'node:path';
import type { FunctionResource } from '../template/deployment';
import { type Bundle, compileBundle } from './bundle';
import { ExecutionEnvironment, type EnvironmentParts } from './execution-environment';

interface Kept {
  readonly name: string;
  readonly bundle: Bundle;
  readonly environments: ExecutionEnvironment[];
}

/**
 * Compiled bundles and execution environments that pass from one simulation to the next. Loading the same code again
 * would take most of the time of a short simulation. Modules keep their state, as between invocations.
 */
export class WarmEnvironments {
  private readonly kept = new Map<string, Kept>();

  /** The compiled bundle of a function. @throws FunctionError as compileBundle does */
  bundle(fn: FunctionResource): Bundle {
    return this.of(fn).bundle;
  }

  /**
   * Returns an environment for the function: a kept one, attached to the new simulation, or a new one. @throws
   * FunctionError
   */
  take(parts: EnvironmentParts): ExecutionEnvironment {
    const environment = this.of(parts.fn).environments.pop();
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
