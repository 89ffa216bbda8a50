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
   * How often each target gets each event. EventBridge only promises at least once.
   * @default 1
   */
  readonly deliveries?: number;
}

/** The default event bus. It starts the state machines that are targets of the template's enabled rules. */
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
   * Delivers an event, with its envelope, to every target of every matching rule, in the order of the template.
   *
   * @returns the number of executions that were requested
   * @throws EventError when the input of a target cannot be made; errors of `startExecution`
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
