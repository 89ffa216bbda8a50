import type * as http from 'node:http';
import type { Clock } from '../clock/clock';

type RequestFunction = (...given: unknown[]) => http.ClientRequest;

/** The requests of one execution environment that are on the wire. */
export class HeldRequests {
  private readonly open = new Set<http.ClientRequest & { readonly res?: http.IncomingMessage }>();
  private stopped = false;

  constructor(private readonly clock: Clock) {}

  /**
   * A copy of `node:http` or `node:https` whose requests hold the clock from their creation until they are closed:
   * time must not jump to a retry or a timeout while the answer is on its way.
   */
  wrap(module: typeof http): unknown {
    const watched = (name: 'request' | 'get'): PropertyDescriptor => ({
      enumerable: true,
      value: (...given: unknown[]) => this.watch(() => (module[name] as RequestFunction)(...given)),
    });
    // Own properties, because bundlers copy no others.
    return Object.defineProperties(
      {},
      {
        ...Object.getOwnPropertyDescriptors(module),
        request: watched('request'),
        get: watched('get'),
      },
    );
  }

  /** Ends requests whose answer nobody is going to read, as the freeze after an invocation does. */
  dropUnread(): void {
    for (const request of this.open) if (request.res && !request.res.complete) request.destroy();
  }

  /** Ends everything that is under way. */
  drop(): void {
    for (const request of this.open) request.destroy();
  }

  /** Ends everything; later requests fail at once. */
  stop(): void {
    this.stopped = true;
    this.drop();
  }

  private watch(create: () => http.ClientRequest): http.ClientRequest {
    if (this.stopped) throw new Error('The execution environment has ended');
    const release = this.clock.hold();
    try {
      const request = create();
      this.open.add(request);
      request.once('close', () => {
        this.open.delete(request);
        release();
      });
      return request;
    } catch (error: unknown) {
      release();
      throw error;
    }
  }
}
