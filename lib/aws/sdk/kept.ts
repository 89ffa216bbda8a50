import { executionEnvironmentName } from './environment';

/**
 * What an execution environment keeps from one invocation for the next. Where the same module goes on as another
 * environment, as between two simulations, it has kept nothing.
 */
export class Kept<T> {
  private latest: { readonly name: string | undefined; readonly value: T } | undefined;

  get value(): T | undefined {
    return this.latest?.name === executionEnvironmentName() ? this.latest?.value : undefined;
  }

  keep(value: T): T {
    this.latest = { name: executionEnvironmentName(), value };
    return value;
  }

  forget(): void {
    this.latest = undefined;
  }
}
