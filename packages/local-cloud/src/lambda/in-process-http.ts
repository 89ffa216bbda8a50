import { EventEmitter } from 'node:events';
import type * as http from 'node:http';
import { Readable } from 'node:stream';
import { DroppedConnection } from '../aws/dropped-connection';
import type { Answer } from '../aws/endpoint';
import type { WireResponse } from '../aws/wire/message';
import type { Clock } from '../clock/clock';
import { OpenRequests } from './open-requests';

/** A request of an execution environment, before it is sent. */
export interface InProcessRequest {
  readonly method: string;
  /** Includes the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What happens to a request: the simulated milliseconds on the way there and back. Fractions keep two requests from
 * arriving at the same instant.
 */
export interface Fate {
  readonly there: number;
  readonly back: number;
  /** The execution environment dies silently, before or after AWS did the operation. */
  readonly dies?: 'before' | 'after';
}

/** The simulated AWS in this process. */
export interface InProcessAws {
  readonly answer: Answer;
  /** @default requests and answers take no simulated time */
  readonly fate?: (request: InProcessRequest) => Fate;
}

/** What the SDK uses of http.RequestOptions. */
interface RequestOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Surroundings {
  readonly aws: InProcessAws;
  readonly clock: Clock;
  readonly die: () => void;
}

class Response extends Readable {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  complete = false;

  constructor({ status, headers, body }: WireResponse, date: string) {
    super({ read: () => undefined });
    this.statusCode = status;
    this.headers = { ...headers, date };
    if (body.length > 0) this.push(typeof body === 'string' ? Buffer.from(body) : body);
    this.push(null);
    this.once('end', () => (this.complete = true));
  }
}

/** A request that does not leave the process. It has what the SDK's HTTP handler uses. */
class Request extends EventEmitter {
  res: Response | undefined;
  private over = false;

  constructor(
    private readonly options: RequestOptions,
    private readonly around: Surroundings,
  ) {
    super();
  }

  end(body?: string | Uint8Array): this {
    this.run(Buffer.from(body ?? '')).catch((error: unknown) => this.destroy(error as Error));
    return this;
  }

  /** Aborts the request. AWS may do the operation all the same. */
  destroy(error?: Error): this {
    if (this.over) return this;
    this.over = true;
    this.res?.destroy();
    if (error) this.emit('error', error);
    this.emit('close');
    return this;
  }

  /** Drops the request silently: it emits nothing more. */
  forget(): void {
    this.over = true;
  }

  private async run(body: Buffer): Promise<void> {
    const { aws, clock, die } = this.around;
    const { method = 'GET', path = '/', headers = {} } = this.options;
    const request = { method, path, headers, body };
    const { there, back, dies } = aws.fate?.(request) ?? { there: 0, back: 0 };
    if (there > 0) await clock.sleep(there);
    if (dies === 'before' && !this.over) die();
    // AWS still gets a request that the SDK aborted, but not one whose environment dies.
    if (this.over && dies !== undefined) return;
    const release = clock.hold();
    const answer = await this.ask(request).finally(release);
    if (dies === 'after' && !this.over) die();
    if (back > 0) await clock.sleep(back);
    if (this.over) return;
    if (answer instanceof DroppedConnection) this.destroy(connectionReset());
    else this.respond(answer);
  }

  /** Returns a dropped connection instead of throwing it, because its way back takes time too. */
  private async ask({ method, path: url, headers, body }: InProcessRequest): Promise<WireResponse | DroppedConnection> {
    const [path = '/', search = ''] = url.split('?', 2);
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    try {
      const head = { method, path, query: new URLSearchParams(search), headers: lower };
      return await this.around.aws.answer(head, () => Promise.resolve(body));
    } catch (error: unknown) {
      if (error instanceof DroppedConnection) return error;
      throw error;
    }
  }

  private respond(answer: WireResponse): void {
    const { clock } = this.around;
    const body = this.options.method === 'HEAD' ? '' : answer.body;
    // Time stands still while the caller reads the answer.
    const release = clock.hold();
    const response = new Response({ ...answer, body }, new Date(clock.now()).toUTCString());
    this.res = response;
    response.once('close', () => {
      release();
      this.destroy();
    });
    this.emit('response', response);
  }
}

const connectionReset = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

export interface InProcessHttpOptions {
  readonly clock: Clock;
  /** The AWS of the current simulation; undefined when the environment is in none. */
  readonly aws: () => InProcessAws | undefined;
  /** Called when the environment dies during a request. */
  readonly onDeath: () => void;
}

/** The HTTP requests of one execution environment. The AWS in this process answers them, whatever host they name. */
export class InProcessHttp extends OpenRequests<Request> {
  constructor(private readonly options: InProcessHttpOptions) {
    super();
  }

  /** A copy of `node:http` or `node:https` with another `request`. */
  wrap(module: typeof http): unknown {
    const refused = (): never => {
      throw new Error('Only requests to AWS are served in this process, and those use http.request');
    };
    return Object.defineProperties(
      {},
      {
        ...Object.getOwnPropertyDescriptors(module),
        request: { enumerable: true, value: this.request.bind(this) },
        get: { enumerable: true, value: refused },
      },
    );
  }

  private request(options: RequestOptions, respond: (response: Response) => void): Request {
    const aws = this.options.aws();
    if (this.stopped || !aws) throw new Error('The execution environment has ended');
    const request = new Request(options, { aws, clock: this.options.clock, die: () => this.die() });
    this.open.add(request);
    request.once('response', respond);
    request.once('close', () => this.open.delete(request));
    return request;
  }

  private die(): void {
    this.stopped = true;
    for (const request of this.open) request.forget();
    this.options.onDeath();
  }
}
