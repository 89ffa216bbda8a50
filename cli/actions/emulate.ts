import { type Emulator, RealClock, type SimulatedOrganization, emulate } from '@rootward/local-cloud';
import type { CommandContext } from '../command-context';
import { errorCode } from '../error-code';
import { exportLine } from '../export-line';
import { readOrganization } from '../input-files';
import { stoppedBy, untilStopped } from '../until-stopped';
import { UsageError } from '../usage-error';

export interface EmulateOptions {
  readonly port: number;
}

/** Runs `rootward emulate`: serves until the process is told to stop, then ends at once. @throws UsageError */
export async function emulateAction(
  { terminal, exit }: CommandContext,
  file: string,
  options: EmulateOptions,
): Promise<void> {
  const organization = readOrganization(file);
  const stopped = untilStopped();
  const server = await listen(organization, options.port);
  terminal.out(`Simulated AWS of ${organization.id}: ${server.url}`);
  terminal.out(`Services: ${server.services.join(', ')}`);
  terminal.out(`Use it:  ${exportLine(server.url)}`);
  terminal.out('Stop it with Ctrl+C.');
  exit(stoppedBy(await stopped));
  await server.close();
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use',
  EACCES: 'this user may not open it',
};

async function listen(organization: SimulatedOrganization, port: number): Promise<Emulator> {
  try {
    return await emulate({ organization, clock: new RealClock(), port });
  } catch (error: unknown) {
    const reason = reasons[errorCode(error) ?? ''];
    if (reason === undefined) throw error;
    throw UsageError.of('--port', `expected a free port, got ${port}: ${reason}`);
  }
}
