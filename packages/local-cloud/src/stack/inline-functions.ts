import type { Clock } from '../clock/clock';
import { functionErrorOf } from '../lambda/function-error';
import type { FunctionResource } from '../template/deployment';

/** Runs functions that are functions of this very process. Simulated time stands still while one is running. */
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
   * Invokes a function; what goes in and comes out is JSON, as with Lambda.
   * @throws FunctionError with the name and the message of what the function threw
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
