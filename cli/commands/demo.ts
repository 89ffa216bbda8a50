import { join } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';

export interface DemoOptions {
  readonly policy?: string;
  readonly out: string;
}

/** `rootward demo`: the story of a simulated organization, told on the terminal. */
export const demoCommand = (context: CommandContext): Command =>
  new Command('demo')
    .description(
      'See Rootward work on a simulated organization: the real state machines, two simulated days, no AWS account.',
    )
    .argument('[organization]', 'an organization file of your own; needs --policy')
    .option('--policy <file>', 'what that organization wants: rootward.yaml')
    .option('--out <dir>', 'folder for the report', join('out', 'demo'))
    .addHelpText(
      'after',
      `
Examples:
  rootward demo
  rootward demo test/organizations/harbor.json --policy test/organizations/harbor.rootward.yaml --out out/harbor`,
    )
    .action((file: string | undefined, options: DemoOptions) => {
      const { demoAction } = require('../actions/demo') as typeof import('../actions/demo');
      return demoAction(context, file, options);
    });
