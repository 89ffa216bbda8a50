import { Option } from 'commander';
import { UsageError } from './usage-error';

/** Where a demo is when nothing else was said. */
export const defaultUrl = 'http://127.0.0.1:8080';

/** `--url`: the address of the demo that a command works on. */
export const urlOption = (): Option =>
  new Option('--url <url>', 'address of the running demo').default(defaultUrl).argParser(loopback);

/**
 * The origin of an address on this machine. Others are refused, because the command has no sign-in.
 * @throws UsageError
 */
export function loopback(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    // A demo listens there under this name only.
    return url.origin.replace('//localhost', '//127.0.0.1');
  throw UsageError.of('--url', `expected an address on this machine like ${defaultUrl}, got ${text}`);
}
