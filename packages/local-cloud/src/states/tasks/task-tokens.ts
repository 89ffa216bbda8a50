import type { Clock, Timer } from '../../clock/clock';
import { ServiceError } from '../../aws/service';
import { limits } from '../limits';
import { type Random, uuid } from '../random-values';
import { StatesError } from '../states-error';

/** A task that waits for the return of its token. */
export interface Callback {
  readonly token: string;
  /** Resolves with the output that the caller sent with the token. */
  readonly result: Promise<unknown>;
  /** From this call on, the task fails when no heartbeat comes for `seconds`. */
  expectHeartbeats(seconds: number): void;
  /** Makes the token invalid: later calls with it get TaskTimedOut. */
  close(): void;
}

interface Waiting {
  readonly succeed: (output: unknown) => void;
  readonly fail: (error: StatesError) => void;
  readonly beat: () => void;
}

const shape = /^AAAAKgAAAAIAAAAAAAAAA[\w+/=]+$/;

const missedHeartbeat = (): StatesError =>
  new StatesError('States.Timeout', 'The task did not send a heartbeat in time.', 'States.HeartbeatTimeout');

/**
 * The tokens of the tasks that wait for a callback. The errors are those of Step Functions.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export class TaskTokens {
  private readonly waiting = new Map<string, Waiting>();
  private readonly closed = new Set<string>();
  /** State machine ARN by token. Closed tokens stay in it. */
  private readonly machines = new Map<string, string>();

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @param machineArn the state machine of the waiting task */
  open(machineArn: string): Callback {
    const token = `AAAAKgAAAAIAAAAAAAAAA${Buffer.from(uuid(this.random)).toString('base64')}`;
    this.machines.set(token, machineArn);
    let succeed: (output: unknown) => void = () => undefined;
    let fail: (error: StatesError) => void = () => undefined;
    const result = new Promise<unknown>((resolve, reject) => {
      succeed = resolve;
      fail = reject;
    });
    // The task may fail before anything awaits `result`; without a handler Node.js would report the rejection.
    result.catch(() => undefined);
    let timer: Timer | undefined;
    let every: number | undefined;
    const beat = (): void => {
      timer?.cancel();
      if (every !== undefined) timer = this.clock.at(this.clock.now() + every * 1000, () => fail(missedHeartbeat()));
    };
    const close = (): void => {
      timer?.cancel();
      every = undefined;
      this.waiting.delete(token);
      this.closed.add(token);
    };
    const closing =
      <T>(settle: (value: T) => void) =>
      (value: T): void => {
        close();
        settle(value);
      };
    this.waiting.set(token, { succeed: closing(succeed), fail: closing(fail), beat });
    const expectHeartbeats = (seconds: number): void => {
      if (!this.waiting.has(token)) return;
      every = seconds;
      beat();
    };
    return { token, result, expectHeartbeats, close };
  }

  /** ARN of the state machine that a token belongs to; undefined for an unknown token. */
  machineOf(token: string): string | undefined {
    return this.machines.get(token);
  }

  /** @throws ServiceError ValidationException, InvalidOutput, InvalidToken, TaskDoesNotExist or TaskTimedOut */
  succeed(token: string, output: string): void {
    const waiting = this.find(token);
    if (Buffer.byteLength(output) > limits.payloadBytes)
      throw new ServiceError('ValidationException', 'The output is longer than 262144 bytes.');
    let value: unknown;
    try {
      value = JSON.parse(output);
    } catch {
      throw new ServiceError('InvalidOutput', "Invalid Output: 'The output is not JSON'");
    }
    waiting.succeed(value);
  }

  fail(token: string, error: string | undefined, cause: string | undefined): void {
    const waiting = this.find(token);
    if ((error?.length ?? 0) > 256 || (cause?.length ?? 0) > 32_768)
      throw new ServiceError('ValidationException', 'The error is longer than 256 characters or the cause than 32768.');
    waiting.fail(new StatesError(error, cause));
  }

  heartbeat(token: string): void {
    this.find(token).beat();
  }

  private find(token: string): Waiting {
    const waiting = this.waiting.get(token);
    if (waiting) return waiting;
    if (this.closed.has(token))
      throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    if (shape.test(token))
      throw new ServiceError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
    throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
  }
}
