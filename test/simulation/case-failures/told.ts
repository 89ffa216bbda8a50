import type { Decision } from '../../../lib/domain/cases/case';
import { caseMachineName } from '../../../lib/infra/names';
import type { Observed } from '../../dst/observed';
import { judge } from '../../dst/oracle/judge';
import { play, type Scene, type Script } from '../../dst/scene';
import { report } from '../../dst/story';
import { caseOrganization, casePolicy, labs, oldKey, security } from '../case-organization';

export const rule = 'root-access-key';
export const wish = (decision: Decision) => ({ account: labs, rule, decision }) as const;

/** Plays a script with one unused key, and checks all invariants. */
export async function told(script: Omit<Script, 'organization' | 'policy'> & Partial<Script>): Promise<Observed> {
  const observed = await play({ organization: caseOrganization(), policy: casePolicy(), ...script });
  const violations = judge(observed);
  if (violations.length > 0) throw new Error(report(observed, violations, 'this test'));
  return observed;
}

/** The result: state and last event of every generation, and the deleted keys. */
export function endOf(observed: Observed): unknown {
  const last = new Map(
    observed.cases.map(({ record }) => {
      const event = record.timeline.findLast((one) => !['refused', 'reminded', 'told'].includes(one.event));
      return [`${record.rule}#${record.generation}`, [record.state, event?.event, event?.detail].join(' ')] as const;
    }),
  );
  return { ...Object.fromEntries(last), deleted: observed.deletions.map(({ id }) => id) };
}

export const deletedOnce = { 'root-access-key#1': 'done closed deleted', deleted: [oldKey] };

/** The mails that ask for a decision; others tell a result. */
export const questions = ({ mails }: Observed): readonly string[] =>
  mails.flatMap(({ subject }) => (subject.includes('to decide') ? [subject] : []));

export const refusals = ({ cases }: Observed): readonly string[] => {
  const timeline = cases.findLast(({ record }) => record.generation === 1)?.record.timeline ?? [];
  return timeline.flatMap(({ event, by, detail }) => (event === 'refused' ? [`${detail} ${by}`] : []));
};

export const restarts = ({ executions }: Observed): readonly string[] =>
  executions.filter(({ machine }) => machine === caseMachineName).map(({ name, status }) => `${name} ${status}`);

/** All tokens that were ever stored. */
export const tokensOf = ({ items }: Observed): ReadonlySet<unknown> =>
  new Set(items.flatMap(({ pk, item }) => (pk.startsWith('WAIT#') && item?.['token'] ? [item['token']] : [])));

export const approve = (scene: Scene): void => scene.decide(2, security, wish('approve'));
