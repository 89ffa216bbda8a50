import type { DemoOptions } from '../actions/demo';
import { Command } from 'commander';
import type { CommandContext } from '../command-context';
import { wholeNumber } from '../option-values';
import { bundled, shown } from '../shipped-file';

/** `rootward demo`: serves a simulated organization with its pages, or only prints what happened in it. */
export const demoCommand = (context: CommandContext): Command =>
  new Command('demo')
    .description(
      'See Rootward work on a simulated organization: the real state machines, the approval page, an inbox; no AWS account.',
    )
    .argument('[organization]', 'an organization file of your own; needs --policy')
    .option('--policy <file>', 'what that organization wants: rootward.yaml')
    .option(
      '--port <n>',
      'port of the page on 127.0.0.1; 8080 or the next free one (which it says) when not named, 0 takes any',
      wholeNumber('--port', { from: 0, to: 65_535, of: 'a port' }),
    )
    .option('--headless', 'serve nothing: simulate two days, print what happened, write it into --out')
    .option('--out <dir>', 'folder for the results, with --headless (default: out/demo)')
    .addHelpText(
      'after',
      `
Examples:
  rootward demo
  rootward demo --headless
  rootward demo ${shown(bundled.organization)} --policy ${shown(bundled.policy)} --port 8181`,
    )
    .action((file: string | undefined, options: DemoOptions) => {
      const { demoAction } = require('../actions/demo') as typeof import('../actions/demo');
      return demoAction(context, file, options);
    });
