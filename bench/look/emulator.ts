import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const bin = join(__dirname, '..', '..', 'cli', 'bin.js');

/** `rootward emulate` in a process of its own: quotas run on the real clock. */
export interface EmulatorProcess {
  readonly url: string;
  readonly port: number;
  /** Ends it, as a network does: at once. */
  stop(): Promise<void>;
}

/** @param port 0: any that is free */
export async function startEmulator(organizationFile: string, port = 0): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [bin, 'emulate', organizationFile, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line);
    if (url) return { url: url[0], port: Number(url[1]), stop: () => killed(child) };
  }
  throw new Error(`The emulator of ${organizationFile} did not start.`);
}

/** Resolves when the process is gone. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
