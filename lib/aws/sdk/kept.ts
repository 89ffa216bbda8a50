import { executionEnvironmentName } from './environment';

/**
 * A value that an execution environment keeps from one invocation to the next. The local runtime reuses loaded modules
 * between simulations under another name; such an environment starts without a value.
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
