import type { AccountId } from './account';
import type { Clock } from '../clock/clock';
import { accessDenied, type Authorize, type DeniedAction, expiredCredentials } from './authorization';
import type { Credentials } from './credentials';
import { DroppedConnection } from './dropped-connection';
import { droppedFaults, Faults } from './faults';
import { type Call, type Caller, type CallRecord, type Service, ServiceError } from './service';
import type { Throttle } from './throttle';
import { modelOf } from './wire/models';
import { unknownOperation } from './wire/unknown-operation';

export interface SimulatedAwsOptions {
  readonly services: readonly Service[];
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly authorize: Authorize;
  /** @default no limits */
  readonly throttle?: Pick<Throttle, 'take'>;
  /** The error for an input that the service's model does not allow. @default every input is allowed */
  readonly invalidInput?: (service: string, operation: string, input: unknown) => ServiceError | undefined;
  /** @default no faults */
  readonly faults?: Faults;
  /** Region of in-process calls; a request over HTTP names its own. @default us-east-1 */
  readonly region?: string;
}

/** One in-process call. */
export interface CallRequest {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly region?: string;
}

type Operation = (input: Readonly<Record<string, unknown>>, call: Call) => unknown;

/**
 * The simulated AWS. Every call, over HTTP or in-process, passes faults, quotas and permissions, then reaches the
 * service. Calls of roles and root sessions are recorded, those of administrators are not.
 */
export class SimulatedAws {
  /** Attempts of roles and root sessions, in order. */
  readonly calls: CallRecord[] = [];
  /** Actions that the identity policies of roles did not allow. */
  readonly denials: DeniedAction[] = [];
  /** Errors that no AWS service throws: bugs of the simulation. A run with a defect proves nothing. */
  readonly defects: Error[] = [];
  readonly credentials: Credentials;
  readonly clock: Clock;
  private readonly services: ReadonlyMap<string, Service>;
  private readonly faults: Faults;
  private readonly listeners: ((record: CallRecord, call: Call) => void)[] = [];
  private readonly everyListener: ((record: CallRecord) => void)[] = [];

  constructor(private readonly options: SimulatedAwsOptions) {
    this.services = new Map(options.services.map((service) => [service.name, service]));
    this.faults = options.faults ?? new Faults();
    this.credentials = options.credentials;
    this.clock = options.clock;
  }

  /** Names of the services that are simulated. */
  get serviceNames(): readonly string[] {
    return [...this.services.keys()];
  }

  /** Names of the operations that are simulated, by service. */
  get operations(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.services].map(([name, { operations }]) => [name, Object.keys(operations)]));
  }

  /** Tells every record as it is made, right after what was asked for was done or not, with the call that it is of. */
  onCall(listener: (record: CallRecord, call: Call) => void): void {
    this.listeners.push(listener);
  }

  /** Tells the record of every attempt as it is made, those of administrators too. */
  onEveryCall(listener: (record: CallRecord) => void): void {
    this.everyListener.push(listener);
  }

  /**
   * Makes one call and returns its output, as the service's client would.
   * @throws ServiceError as AWS answers it; DroppedConnection for the faults Timeout and LostResponse
   */
  async call(caller: Caller, request: CallRequest): Promise<unknown> {
    const release = this.clock.hold();
    try {
      return await this.attempt({ ...request, region: this.regionOf(request), caller });
    } finally {
      release();
    }
  }

  /**
   * SDKs send a call of a global service to the partition's one Region, whatever Region they are set to; to an endpoint
   * of one's own they sign it for that Region.
   * Source: https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints
   */
  private regionOf({ service, region }: CallRequest): string {
    if (this.services.get(service)?.global) return 'us-east-1';
    return region ?? this.options.region ?? 'us-east-1';
  }

  private async attempt(call: Call): Promise<unknown> {
    const service = this.services.get(call.service);
    if (!service)
      throw new ServiceError(
        'UnknownService',
        `The simulated AWS has no service ${call.service} (asked for ${call.service}:${call.operation}).`,
      );
    const time = new Date(this.clock.now()).toISOString();
    let target = call.caller.account;
    let failure: string | undefined;
    try {
      const operation = this.operationOf(service, call);
      this.refuseExpired(call);
      this.refuseInvalid(call);
      target = service.target(call);
      return await this.perform(service, operation, call, target);
    } catch (error: unknown) {
      const known = this.known(call, error);
      failure = known instanceof DroppedConnection ? known.fault : known.code;
      throw known;
    } finally {
      this.record(call, { time, target, ...(failure !== undefined && { error: failure }) });
    }
  }

  private async perform(service: Service, operation: Operation, call: Call, target: AccountId): Promise<unknown> {
    const name = `${call.service}:${call.operation}`;
    const fault = this.faults.before(name, target);
    if (fault === droppedFaults.notDone) throw new DroppedConnection(fault, name);
    if (fault !== undefined) throw new ServiceError(fault, `${name} fails because the organization file says so.`);
    this.options.throttle?.take(call);
    this.refuseDenied(service, call);
    const output = await operation(call.input, call);
    if (this.faults.losesResponse(name, target)) throw new DroppedConnection(droppedFaults.done, name);
    return output;
  }

  private operationOf(service: Service, call: Call): Operation {
    const { operations } = service;
    if (!Object.hasOwn(operations, call.operation)) {
      this.refuseOutsideTask(call);
      throw unknownOperation(modelOf(service.name), call.operation);
    }
    // Each operation declares its own input type. The wire schema or the in-process caller guarantees it.
    return operations[call.operation] as Operation;
  }

  /** A root session may do what its task policy lists and nothing else, simulated or not. */
  private refuseOutsideTask({ caller, service, operation }: Call): void {
    if (caller.kind !== 'root-session') return;
    const need = { action: `${service}:${operation}`, resource: '*' };
    const denial = { by: 'session policy', explicit: true } as const;
    throw accessDenied(caller, need, denial, modelOf(service).protocol);
  }

  private refuseExpired({ caller, service }: Call): void {
    if (caller.expiresAt !== undefined && caller.expiresAt <= this.clock.now())
      throw expiredCredentials(modelOf(service).protocol);
  }

  /** AWS checks the form of a request before it asks who may make it. */
  private refuseInvalid({ service, operation, input }: Call): void {
    const error = this.options.invalidInput?.(service, operation, input);
    if (error) throw error;
  }

  private refuseDenied(service: Service, call: Call): void {
    const { caller, region } = call;
    for (const wanted of service.needs(call)) {
      const need = { ...wanted, context: { 'aws:requestedregion': region, ...wanted.context } };
      const denial = this.options.authorize(caller, need);
      if (!denial) continue;
      if (caller.kind === 'role' && denial.by === 'identity-based policy')
        this.denials.push({
          principal: caller.roleArn ?? caller.arn,
          action: need.action,
          resource: need.resource,
        });
      throw accessDenied(caller, need, denial, modelOf(service.name).protocol);
    }
  }

  private known(call: Call, error: unknown): ServiceError | DroppedConnection {
    if (error instanceof ServiceError || error instanceof DroppedConnection) return error;
    const cause = error instanceof Error ? error : new Error(String(error));
    const defect = new Error(`${call.service}:${call.operation}: ${cause.message}`, { cause });
    this.defects.push(defect);
    return new ServiceError('InternalFailure', `The simulation of ${defect.message}`, {}, 500);
  }

  private record(call: Call, outcome: Pick<CallRecord, 'time' | 'target' | 'error'>): void {
    const { caller, service, operation } = call;
    const { time, ...rest } = outcome;
    const record: CallRecord = {
      time,
      principal: caller.arn,
      account: caller.account,
      service,
      operation,
      ...rest,
    };
    for (const listener of this.everyListener) listener(record);
    if (caller.kind === 'administrator') return;
    this.calls.push(record);
    for (const listener of this.listeners) listener(record, call);
  }
}
