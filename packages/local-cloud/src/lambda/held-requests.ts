import type * as http from 'node:http';
import type { Clock } from '../clock/clock';
import { OpenRequests } from './open-requests';

type RequestFunction = (...given: unknown[]) => http.ClientRequest;

/** The HTTP requests of one environment, which leave the process. */
export class HeldRequests extends OpenRequests<http.ClientRequest & { readonly res?: http.IncomingMessage }> {
  constructor(private readonly clock: Clock) {
    super();
  }

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
