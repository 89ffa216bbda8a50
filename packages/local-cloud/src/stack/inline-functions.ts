import type { Clock } from '../clock/clock';
import { functionErrorOf } from '../lambda/function-error';
import type { FunctionResource } from '../template/deployment';

/** Runs functions that are part of this process. Simulated time stands still meanwhile. */
export class InlineFunctions {
  private readonly functions: ReadonlyMap<string, FunctionResource>;

  constructor(
    functions: readonly FunctionResource[],
    private readonly clock: Clock,
  ) {
    this.functions = new Map(functions.filter(({ run }) => run !== undefined).map((fn) => [fn.arn, fn]));
  }

  has(functionArn: string): boolean {
    return this.functions.has(functionArn);
  }

  /**
   * Invokes a function. Input and output are converted to JSON and back, as in Lambda.
   * @throws FunctionError with the name and message of the function's error
   */
  async invoke(functionArn: string, payload: unknown): Promise<unknown> {
    const release = this.clock.hold();
    try {
      const event = JSON.parse(JSON.stringify(payload ?? null)) as never;
      const result: unknown = await this.functions.get(functionArn)?.run?.(event);
      return JSON.parse(JSON.stringify(result ?? null)) as unknown;
    } catch (error: unknown) {
      throw functionErrorOf(error);
    } finally {
      release();
    }
  }
}
