import type { Standpoint } from '../../lib/domain/runs/standpoint';
import type { Caller } from '../../lib/invocation/caller';
import { placeWords } from '../../lib/views/standpoint';
import { withoutPolicyWords } from '../../lib/views/report/looked-from';
import { printableIn } from '../printable';
import type { Terminal } from '../terminal';
import { wrapped } from '../wrapped';

interface Standing {
  readonly standpoint: Standpoint;
  /** Id of the organization. */
  readonly organization: string;
  readonly caller: Pick<Caller, 'identity'>;
  readonly withoutPolicy: boolean;
}

const indent = '  does not read  '.length;

/** Prints who looks, what can be seen from there and what not. */
export function printStandpoint({ out, colors }: Terminal, standing: Standing): void {
  const { standpoint, organization, caller, withoutPolicy } = printableIn({
    ...standing,
    caller: { identity: standing.caller.identity },
  });
  out(
    `${colors.bold(`Organization ${organization}`)}, looked at from ${placeWords[standpoint.place]} ${standpoint.account}`,
  );
  out(colors.dim(`as ${caller.identity.arn}; nothing is changed`));
  for (const what of standpoint.sees) out(`  ${colors.green('reads')}          ${wrapped(what, indent)}`);
  for (const what of standpoint.doesNotSee) out(`  ${colors.yellow('does not read')}  ${wrapped(what, indent)}`);
  if (withoutPolicy) out(wrapped(withoutPolicyWords));
}
