interface OpenRequest {
  readonly res?: { readonly complete: boolean };
  destroy(): unknown;
}

/** HTTP requests of one environment that are under way. */
export class OpenRequests<R extends OpenRequest> {
  protected readonly open = new Set<R>();
  protected stopped = false;

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
}
