import { join } from 'node:path';
import type { FunctionResource } from '../template/deployment';
import { type Bundle, compileBundle } from './bundle';
import { ExecutionEnvironment, type EnvironmentParts } from './execution-environment';

interface Kept {
  readonly bundle: Bundle;
  readonly environments: ExecutionEnvironment[];
}

/**
 * Bundles that are compiled once, and execution environments that go from one simulation to the next: most of the time
 * of a short simulation would go into loading the same code again. What a module remembers between invocations, it
 * remembers between simulations.
 */
export class WarmEnvironments {
  private readonly kept = new Map<string, Kept>();

  /** @param goesOn whether a function may go on in the next simulation; others are only compiled once */
  constructor(private readonly goesOn: (fn: FunctionResource) => boolean = () => true) {}

  /** The compiled bundle of a function. @throws FunctionError as compileBundle does */
  bundle(fn: FunctionResource): Bundle {
    return this.of(fn).bundle;
  }

  /** An environment for the function, in the simulation that the parts are of. @throws FunctionError with what the module threw */
  take(parts: EnvironmentParts): ExecutionEnvironment {
    const environment = this.of(parts.fn).environments.pop();
    environment?.moveTo(parts);
    return environment ?? new ExecutionEnvironment(parts);
  }

  /** Keeps an idle environment of a simulation that is over. */
  keep(fn: FunctionResource, environment: ExecutionEnvironment): void {
    environment.pause();
    if (this.goesOn(fn)) this.of(fn).environments.push(environment);
  }

  private of(fn: FunctionResource): Kept {
    const key = join(fn.assetPath ?? '', fn.handler);
    const known = this.kept.get(key);
    if (known) return known;
    const kept = { bundle: compileBundle(fn), environments: [] };
    this.kept.set(key, kept);
    return kept;
  }
}
