import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { type EmulateOptions as Options, type Emulator, RealClock, emulate } from '@rootward/local-cloud';
import type { CommandContext } from '../command-context';
import { errorCode } from '../error-code';
import { exportLine } from '../export-line';
import { readOrganization } from '../input-files';
import { systemReason } from '../system-error';
import { stoppedBy, untilStopped } from '../until-stopped';
import { UsageError } from '../usage-error';

export interface EmulateOptions {
  readonly port: number;
  /** A new file for the calls. */
  readonly calls?: string;
}

/** Runs `rootward emulate`: serves until the process is told to stop, then ends at once. @throws UsageError */
export async function emulateAction(
  { terminal, exit }: CommandContext,
  file: string,
  options: EmulateOptions,
): Promise<void> {
  const organization = readOrganization(file);
  const stopped = untilStopped();
  const calls = options.calls === undefined ? undefined : newFile(options.calls);
  const server = await listen({
    organization,
    clock: new RealClock(),
    port: options.port,
    ...(calls !== undefined && { onCall: (record) => writeSync(calls, `${JSON.stringify(record)}\n`) }),
  }).catch((error: unknown) => {
    if (options.calls !== undefined) rmSync(options.calls);
    throw error;
  });
  terminal.out(`Simulated AWS of ${organization.id}: ${server.url}`);
  terminal.out(`Services: ${server.services.join(', ')}`);
  terminal.out(`Use it:  ${exportLine(server.url)}`);
  terminal.out('Stop it with Ctrl+C.');
  exit(stoppedBy(await stopped));
  await server.close();
  if (calls !== undefined) closeSync(calls);
}

/** Opens a file that was not there. @throws UsageError */
function newFile(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error: unknown) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    throw UsageError.of('--calls', `expected a new file to write into, got ${path || 'nothing'}: ${reason}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use',
  EACCES: 'this user may not open it',
};

async function listen(options: Options): Promise<Emulator> {
  try {
    return await emulate(options);
  } catch (error: unknown) {
    const reason = reasons[errorCode(error) ?? ''];
    if (reason === undefined) throw error;
    throw UsageError.of('--port', `expected a free port, got ${options.port}: ${reason}`);
  }
}
