import { Hono } from 'hono';
import type { Ports } from './ports';

/** The approval page, the same in Lambda and on a laptop. Routes may be added to it before its first request. */
export function createApp(_ports: Ports): Hono {
  return new Hono();
}
