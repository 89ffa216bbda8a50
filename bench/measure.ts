/**
 * Simulates one run and prints its measures as JSON. Each organization has its own process, so that memory and time are
 * measured apart. Usage: node --import tsx bench/measure.ts meadow|ACCOUNTS
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrganization } from '@rootward/local-cloud';
import { simulate } from '../simulation/simulate';
import { measuresOf } from './measures';
import { subjectOf } from './subjects';

async function main(): Promise<void> {
  const { name, organization: text, policy } = subjectOf(process.argv[2] ?? '');
  const loaded = loadOrganization(text, name);
  if (!loaded.ok)
    throw new Error(loaded.mistakes.map(({ path, message }) => `${name}: ${path}: ${message}`).join('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'rootward-bench-'));
  const policyFile = join(folder, 'rootward.yaml');
  writeFileSync(policyFile, policy);
  let childTransitions = 0;
  try {
    const result = await simulate({
      organization: loaded.organization,
      policyFile,
      days: 1,
      onEvent: ({ machine, type }) => {
        if (machine.includes('/') && type.endsWith('StateEntered')) childTransitions++;
      },
    });
    const { maxRSS } = process.resourceUsage();
    const measures = measuresOf({
      name,
      result,
      childTransitions,
      realSeconds: process.uptime(),
      memoryMb: maxRSS / 1024,
    });
    process.stdout.write(JSON.stringify(measures));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
