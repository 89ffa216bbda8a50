import type * as http from 'node:http';
import type { Clock } from '../clock/clock';

type RequestFunction = (...given: unknown[]) => http.ClientRequest;

/** HTTP requests of one environment that are under way. */
export class HeldRequests {
  private readonly open = new Set<http.ClientRequest & { readonly res?: http.IncomingMessage }>();
  private stopped = false;

  constructor(private readonly clock: Clock) {}

  /**
   * A copy of `node:http` or `node:https`. Each request holds the clock until it is closed: time must not jump to a
   * retry or a timeout while an answer is on its way.
   */
  wrap(module: typeof http): unknown {
    const watched = (name: 'request' | 'get'): PropertyDescriptor => ({
      enumerable: true,
      value: (...given: unknown[]) => this.watch(() => (module[name] as RequestFunction)(...given)),
    });
    // Own properties, because bundlers only copy these.
    return Object.defineProperties(
      {},
      {
        ...Object.getOwnPropertyDescriptors(module),
        request: watched('request'),
        get: watched('get'),
      },
    );
  }

  /** Aborts requests whose answer was not read to its end, as Lambda's freeze after an invocation does. */
  dropUnread(): void {
    for (const request of this.open) if (request.res && !request.res.complete) request.destroy();
  }

  /** Aborts all requests. */
  drop(): void {
    for (const request of this.open) request.destroy();
  }

  /** Aborts all requests; later ones fail. */
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
