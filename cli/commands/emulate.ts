import { Command, InvalidArgumentError } from 'commander';
import { RealClock } from '../../local/clock';
import { emulate } from '../../local/emulate';
import { readOrganization } from '../input-files';
import type { CommandContext } from '../main';
import { UsageError } from '../usage-error';

/** `rootward emulate ORG.json` */
export const emulateCommand = (context: CommandContext): Command =>
  new Command('emulate')
    .description('Serve only the simulated AWS endpoints, for other SDKs, tools and scanners. A developer’s tool.')
    .argument('<organization>', 'the organization, a JSON file (local/aws/organization.schema.json)')
    .option('--port <n>', 'port on 127.0.0.1', port, 4566)
    .addHelpText(
      'after',
      `
Quotas run on the real clock. Credentials that it did not issue act as an administrator of the management account;
an access key id of twelve digits acts as an administrator of that account.

Example:
  rootward emulate test/organizations/harbor.json &
  AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_REGION=us-east-1 \\
    aws organizations list-accounts`,
    )
    .action(async (file: string, options: { readonly port: number }) => {
      const organization = readOrganization(file);
      const server = await emulate({ organization, clock: new RealClock(), port: options.port }).catch(
        (error: unknown) => {
          if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
            throw UsageError.of('--port', '', `expected a free port, got ${options.port}, which is in use`);
          throw error;
        },
      );
      const { terminal } = context;
      terminal.out(`Simulated AWS of ${organization.id}: ${server.url}`);
      terminal.out(`Services: ${server.services.join(', ')}`);
      terminal.out(
        `Use it:  export AWS_ENDPOINT_URL=${server.url} AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_REGION=us-east-1`,
      );
      terminal.out('Stop it with Ctrl+C.');
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await server.close();
    });

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('expected a port from 0 (any free one) to 65535.');
  return value;
}
