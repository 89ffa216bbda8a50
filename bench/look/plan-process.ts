import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const bin = join(__dirname, '..', '..', 'cli', 'bin.js');

/** How a process of `rootward plan` ended. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly seconds: number;
  readonly stderr: string;
}

export interface PlanProcess {
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

interface PlanOf {
  readonly url: string;
  readonly folder: string;
  readonly resume?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts `rootward plan --out` as a real process, as the administrator of the emulated organization. */
export function startPlan({ url, folder, resume = false, environment = {} }: PlanOf): PlanProcess {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [bin, 'plan', '--out', folder, ...(resume ? ['--resume'] : [])], {
    env: {
      PATH: process.env['PATH'],
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]): Ended => ({
    code: code as number | null,
    seconds: (performance.now() - startedAt) / 1000,
    stderr,
  }));
  return { ended, kill: (signal) => child.kill(signal) };
}
