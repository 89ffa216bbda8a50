import { Option } from 'commander';
import { UsageError } from './usage-error';

/** `--url`: the address of the demo that a command works on. */
export const urlOption = (): Option =>
  new Option('--url <url>', 'address of the running demo').default('http://127.0.0.1:8080').argParser(loopback);

/**
 * The origin of an address on this machine. Others are refused, because the command has no sign-in.
 * @throws UsageError
 */
export function loopback(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return url.origin;
  throw UsageError.of('--url', `expected an address on this machine like http://127.0.0.1:8080, got ${text}`);
}
