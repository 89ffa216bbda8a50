import type { RuleResource } from '../template/deployment';
import { compileEventPattern } from './event-pattern';
import { stateMachineTarget, type StartExecution } from './start-execution';
import { transformInput } from './transform-input';

export interface EventBusOptions {
  readonly rules: readonly RuleResource[];
  readonly startExecution: StartExecution;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /**
   * How often each target gets each event: EventBridge promises at least once.
   * @default 1
   */
  readonly deliveries?: number;
}

/** The default event bus: starts the state machines that enabled rules of the template name. */
export class EventBus {
  private readonly routes;

  /** @throws EventError naming a pattern or target that is not supported */
  constructor(private readonly options: EventBusOptions) {
    this.routes = options.rules
      .filter((rule) => rule.enabled && rule.bus === 'default')
      .map((rule) => ({
        rule,
        matches: compileEventPattern(rule.pattern, rule.name),
        targets: rule.targets.map((target) => ({ target, machine: stateMachineTarget(rule.name, target) })),
      }));
  }

  /**
   * Delivers an event, in its envelope, to every target of every rule that matches it, in the order of the template.
   *
   * @returns how many executions were asked for
   * @throws EventError when the input of a target cannot be made; what `startExecution` throws
   */
  async put(event: Readonly<Record<string, unknown>>): Promise<number> {
    const { now, deliveries = 1, startExecution } = this.options;
    const receivedAt = `${new Date(now()).toISOString().slice(0, -5)}Z`;
    let started = 0;
    for (const { rule, matches, targets } of this.routes) {
      if (!matches(event)) continue;
      for (const { target, machine } of targets) {
        const input = transformInput(target, { event, rule, receivedAt });
        for (let delivery = 0; delivery < deliveries; delivery++) {
          await startExecution(machine.arn, input, machine.roleArn);
          started++;
        }
      }
    }
    return started;
  }
}
