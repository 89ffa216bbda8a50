import { createHash } from 'node:crypto';
import type { Decision } from '../../lib/domain/case';
import { caseMachineName, stageName } from '../../lib/infra/names';
import { environmentNames } from '../../lib/workflow/environment';
import { caseExecutionName } from '../../lib/workflow/case-executions';
import { CaseInput } from '../../lib/workflow/payloads';
import type { Stage } from '../../lib/workflow/stages';
import { FunctionError } from '../../local/lambda/function-error';
import type { Services } from '../../local/states/services';
import type { Observed } from '../dst/observed';
import { judge } from '../dst/oracle/judge';
import { type Accident, play, type Scene, type Script } from '../dst/scene';
import { currentCases, hour } from '../dst/stage';
import { report } from '../dst/story';
import { caseOrganization, casePolicy, labs, newKey, oldKey, platform, security } from './case-organization';

jest.setTimeout(240_000);

const rule = 'root-access-key';
const wish = (decision: Decision) => ({ account: labs, rule, decision }) as const;

/** Plays a script on one unused key, and checks all that must hold of every history. */
async function told(script: Omit<Script, 'organization' | 'policy'> & Partial<Script>): Promise<Observed> {
  const observed = await play({ organization: caseOrganization(), policy: casePolicy(), ...script });
  const violations = judge(observed);
  if (violations.length > 0) throw new Error(report(observed, violations, 'this test'));
  return observed;
}

/** What became of the case: every generation's state and last event, and how often something was deleted. */
function endOf(observed: Observed): unknown {
  const last = new Map(
    observed.cases.map(({ record }) => {
      const event = record.timeline.findLast((one) => one.event !== 'refused' && one.event !== 'reminded');
      return [`${record.rule}#${record.generation}`, [record.state, event?.event, event?.detail].join(' ')] as const;
    }),
  );
  return { ...Object.fromEntries(last), deleted: observed.deletions.map(({ id }) => id) };
}

const deletedOnce = { 'root-access-key#1': 'done closed deleted', deleted: [oldKey] };

const isWait = (text: string): boolean => text.includes('PutItem') && text.includes('"WAIT#');

const refusals = ({ cases }: Observed): readonly string[] => {
  const timeline = cases.findLast(({ record }) => record.generation === 1)?.record.timeline ?? [];
  return timeline.flatMap(({ event, by, detail }) => (event === 'refused' ? [`${detail} ${by}`] : []));
};

const restarts = ({ executions }: Observed): readonly string[] =>
  executions.filter(({ machine }) => machine === caseMachineName).map(({ name, status }) => `${name} ${status}`);

/** The tokens that were ever kept. */
const tokensOf = ({ items }: Observed): ReadonlySet<unknown> =>
  new Set(items.flatMap(({ pk, item }) => (pk.startsWith('WAIT#') && item?.['token'] ? [item['token']] : [])));

const approve = (scene: Scene): void => scene.decide(2, security, wish('approve'));

describe('every write on the way of a case', () => {
  const writes: readonly (readonly [string, (request: string) => boolean])[] = [
    ['the case, when a run opens it', (text) => text.includes('PutItem') && /"state":{"S":"pending"}/.test(text)],
    ['the token, when an execution asks', (text) => isWait(text) && text.includes('"token":{"S"')],
    ['the claim of a mail', (text) => text.includes('PutItem') && text.includes('"MAIL#')],
    ['the mail itself', (text) => text.includes('FromEmailAddress')],
    ['the mark that people were asked', (text) => text.includes('PutItem') && text.includes('"event":{"S":"asked"}')],
    ['the decision', (text) => text.includes('PutItem') && /"state":{"S":"approved"}/.test(text)],
    ['the wake-up after it', (text) => text.startsWith('sfn:SendTaskSuccess')],
    ['the redemption', (text) => text.includes('PutItem') && /"state":{"S":"acting"}/.test(text)],
    ['what is to be deleted', (text) => text.includes('PutItem') && text.includes('"deleting"')],
    ['the deletion', (text) => text.includes('Action=DeleteAccessKey')],
    ['the proof', (text) => text.includes('PutItem') && /"state":{"S":"done"}/.test(text)],
    ['the token, when a sweep forgets it', (text) => isWait(text) && !text.includes('"token":{"S"')],
  ];
  const accidents: readonly (readonly [string, Accident['kind']])[] = [
    ['is done and its answer is lost', 'lost'],
    ['is not done, and nobody says so', 'dropped'],
    ['is not done, because the function ends before it', 'dies before'],
    ['is done, and the function ends right after it', 'dies after'],
  ];
  const cases = writes.flatMap(([what, matches]) => accidents.map(([how, kind]) => ({ what, how, matches, kind })));

  it.each(cases)('$what $how: one deletion, proven', async ({ matches, kind }) => {
    let happened = 0;
    const accident = { kind, matches: (text: string) => matches(text) && ++happened > 0 };
    const observed = await told({ accidents: [accident], play: approve });
    expect(happened).toBeGreaterThan(0);
    expect(endOf(observed)).toEqual(deletedOnce);
  });
});

describe('a step that is invoked again while it still goes on', () => {
  it.each(['conclude', 'ask', 'redeem', 'act', 'verify'] as const)(
    '%s: everybody is asked once, one deletion',
    async (stage) => {
      const around = { aroundInvocations: invokedTwice(stage, 'while it goes on') };
      const observed = await told({ slow: 400, around, play: approve });
      expect(endOf(observed)).toEqual(deletedOnce);
      expect(observed.mails.map(({ to }) => to)).toEqual([[security], [platform]]);
    },
  );
});

describe('a decision that is saved', () => {
  it('is carried out by the next sweep when its wake-up is lost', async () => {
    const lost = { operation: 'sfn:SendTaskSuccess', error: 'Timeout', times: 8 };
    const observed = await told({
      sweepHours: 1,
      play: (scene) => {
        scene.fault(lost);
        scene.decide(2.5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    const acted = observed.cases.find(({ record }) => record.state === 'acting')?.at ?? 0;
    // Decided at half past eight, swept at nine.
    expect(new Date(acted).toISOString()).toBe('2026-11-02T09:00:00.000Z');
  });

  it('is void when nobody could act on it for 48 hours', async () => {
    const observed = await told({
      days: 5,
      outages: (start) => [{ from: start + hour, to: start + 52 * hour }],
      play: approve,
    });
    const { deleted, ...states } = endOf(observed) as Record<string, unknown>;
    expect(deleted).toEqual([]);
    expect(states['root-access-key#1']).toBe('stale stale void');
    expect(states['root-access-key#2']).toMatch(/^pending/);
  });

  it('deletes nothing when the deletion is denied, and the case says why', async () => {
    const observed = await told({
      days: 3,
      play: (scene) => {
        scene.fault({ account: labs, operation: 'iam:DeleteAccessKey', error: 'AccessDenied' });
        approve(scene);
      },
    });
    const { deleted, ...states } = endOf(observed) as Record<string, string>;
    expect(deleted).toEqual([]);
    expect(states['root-access-key#1']).toMatch(/^failed failed Deleting for root-access-key as root was denied/);
    expect(states['root-access-key#2']).toMatch(/^pending/);
  });

  it('is worth nothing once the policy no longer names who made it', async () => {
    const later = casePolicy().replace(security, 'successor@one.example');
    const observed = await told({
      days: 1,
      around: { changeTemplate: redeemsUnder(later) },
      play: (scene) => {
        // The page knows the policy that was deployed when it was first asked; then another one is deployed.
        scene.at(1, () => scene.form(security, labs, rule));
        scene.at(1.5, () => deployPolicy(scene, later));
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual({ 'root-access-key#1': 'stale stale approvers-changed', deleted: [] });
  });
});

describe('an execution', () => {
  it('that is stopped while it waits is started again, and nobody is asked twice', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.5, () => stopAll(scene));
        scene.decide(5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    // Its number says how many hours the case was open.
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 ABORTED`, `${labs}-${rule}-g1-r3 SUCCEEDED`]);
    expect(observed.mails).toHaveLength(2);
  });

  it('that is stopped before the run that started it has ended leaves its place to another one', async () => {
    const observed = await told({
      slow: 400,
      around: { aroundInvocations: invokedTwice('conclude', 'while it goes on') },
      play: (scene) => {
        const stopFirst = (): void => {
          if (running(scene).length > 0) stopAll(scene);
          else scene.at((scene.stage.clock.now() - scene.stage.start + 100) / hour, stopFirst);
        };
        scene.at(0, stopFirst);
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 ABORTED`, `${labs}-${rule}-g1-r1 SUCCEEDED`]);
  });

  it('that is stopped leaves the decision that follows to the next one', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.9, () => stopAll(scene));
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
  });

  it.each(['approved', 'acting'])(
    'that is stopped when the case is %s leaves the rest to the next one',
    async (state) => {
      const observed = await told({
        play: (scene) => {
          scene.stage.recorder.onCase(({ record }) => {
            if (record.state === state && !stopped) stopAll(scene);
            stopped ||= record.state === state;
          });
          let stopped = false;
          approve(scene);
        },
      });
      expect(endOf(observed)).toEqual(deletedOnce);
      expect(restarts(observed)[0]).toBe(`${labs}-${rule}-g1 ABORTED`);
    },
  );

  it('that is stopped while it waits and is redriven waits again, and nobody is asked twice', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.5, () => stopAll(scene));
        scene.at(1.75, () => redriveAll(scene));
        scene.decide(5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 SUCCEEDED`]);
    expect(observed.mails).toHaveLength(2);
    expect(tokensOf(observed).size).toBe(2);
  });

  it('that is redriven when another one waits in its place leaves the question to that one', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1.5, () => stopAll(scene));
        scene.at(4, () => redriveAll(scene));
        scene.decide(5, security, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 SUCCEEDED`, `${labs}-${rule}-g1-r3 SUCCEEDED`]);
    expect(observed.mails).toHaveLength(2);
    expect(tokensOf(observed).size).toBe(2);
  });

  it.each([
    ['goes on, and no other one is started', 2 + 1 / 6, [`${labs}-${rule}-g1 SUCCEEDED`]],
    ['finds the work done by another one', 26, [`${labs}-${rule}-g1 SUCCEEDED`, `${labs}-${rule}-g1-r3 SUCCEEDED`]],
  ])('that is stopped when the case is acting and is redriven %s: one deletion', async (_, hours, executions) => {
    const observed = await told({
      play: (scene) => {
        stopWhenActing(scene);
        approve(scene);
        scene.at(hours, () => redriveAll(scene));
      },
    });
    expect(observed.meddlings.map(({ kind }) => kind)).toEqual(['stopped', 'redriven']);
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(restarts(observed)).toEqual(executions);
  });

  it('that is redriven at the moment when another one takes over leaves the deletion to one of the two', async () => {
    const observed = await told({
      play: (scene) => {
        stopWhenActing(scene);
        approve(scene);
        let redriven = false;
        scene.stage.recorder.onCase(({ record }) => {
          if (redriven || record.state !== 'acting' || !record.redeemedBy?.endsWith('-r3')) return;
          redriven = true;
          redriveAll(scene);
        });
      },
    });
    expect(observed.meddlings.map(({ kind }) => kind)).toEqual(['stopped', 'redriven']);
    expect(endOf(observed)).toEqual(deletedOnce);
  });

  it('that is redriven more than 48 hours after the approval deletes nothing', async () => {
    const observed = await told({
      days: 5,
      // No sweep starts another one in its place.
      outages: (start) => [{ from: start + 2.5 * hour, to: start + 60 * hour }],
      play: (scene) => {
        stopWhenActing(scene);
        approve(scene);
        scene.at(2 + 49, () => redriveAll(scene));
      },
    });
    const { deleted, ...states } = endOf(observed) as Record<string, unknown>;
    expect(deleted).toEqual([]);
    expect(states['root-access-key#1']).toBe('stale stale void');
    expect(states['root-access-key#2']).toMatch(/^pending/);
    expect(restarts(observed)[0]).toBe(`${labs}-${rule}-g1 SUCCEEDED`);
  });

  it('whose question was retried waits with the newest token', async () => {
    const observed = await told({ around: { aroundInvocations: invokedTwice('ask', 'at its end') }, play: approve });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(tokensOf(observed).size).toBe(2);
  });

  it('that somebody wakes with a stolen token asks again with a new one, and decides nothing', async () => {
    const observed = await told({
      play: (scene) => {
        for (const hours of [0.5, 1, 1.5]) scene.at(hours, () => steal(scene));
        approve(scene);
      },
    });
    expect(observed.meddlings.filter(({ kind }) => kind === 'token')).toHaveLength(3);
    expect(endOf(observed)).toEqual(deletedOnce);
  });

  it.each([
    ['waits', 1],
    ['has been decided', 2.01],
    ['is closed', 5],
  ])('of a generation that already has one does no harm: the case %s', async (_, hours) => {
    const observed = await told({
      play: (scene) => {
        for (const number of [50, 51]) scene.at(hours, () => startAgain(scene, number));
        approve(scene);
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(observed.cases.filter(({ record }) => record.state === 'approved')).toHaveLength(1);
  });
});

describe('a finding that changes', () => {
  const rotated = { id: newKey, status: 'Active', createdAt: '2026-11-02T07:00:00Z' } as const;
  const change = (scene: Scene, accessKeys: readonly (typeof rotated)[]): void => {
    const account = scene.stage.organization.owned(labs);
    account?.patch({ id: labs, root: { accessKeys: [...accessKeys] } });
    if (account) scene.stage.recorder.root(account);
  };

  it('while people are asked is asked about anew; an answer to the old question does not count', async () => {
    const observed = await told({
      play: (scene) => {
        let form: Awaited<ReturnType<Scene['form']>>;
        scene.at(1, async () => (form = await scene.form(security, labs, rule)));
        scene.at(2, () => change(scene, [rotated]));
        scene.at(30, () => form && scene.send(security, form, 'approve'));
      },
    });
    expect(refusals(observed)).toEqual([`changed ${security}`]);
    expect(observed.deletions).toEqual([]);
    expect(restarts(observed)).toEqual([`${labs}-${rule}-g1 SUCCEEDED`, `${labs}-${rule}-g2 RUNNING`]);
  });

  it('before a run noticed is not acted on', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1, () => change(scene, [rotated]));
        approve(scene);
      },
    });
    expect(endOf(observed)).toMatchObject({ 'root-access-key#1': 'stale stale changed', deleted: [] });
  });

  it('because a key was used after the approval is not acted on', async () => {
    const observed = await told({
      play: (scene) => {
        scene.stage.recorder.onCase(({ record, at }) => {
          if (record.state === 'approved') scene.stage.organization.owned(labs)?.root.useAccessKey(oldKey, { at });
        });
        approve(scene);
      },
    });
    expect(endOf(observed)).toMatchObject({ 'root-access-key#1': 'stale stale used', deleted: [] });
  });

  it('because the account was closed is not acted on', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(1, () => scene.stage.organization.owned(labs)?.patch({ id: labs, state: 'SUSPENDED' }));
        approve(scene);
      },
    });
    expect(endOf(observed)).toMatchObject({ 'root-access-key#1': 'stale stale SUSPENDED', deleted: [] });
  });
});

describe('answers', () => {
  it('that come twice, at once and later, count once', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(2, async () => {
          const form = await scene.form(security, labs, rule);
          const other = await scene.form(platform, labs, rule);
          if (!form || !other) return;
          await Promise.all([scene.send(security, form, 'approve'), scene.send(security, form, 'approve')]);
          scene.at(3, () => scene.send(security, form, 'approve'));
          scene.at(4, () => scene.send(platform, other, 'approve'));
          scene.at(5, () => scene.send(platform, other, 'reject'));
        });
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    expect(refusals(observed)).toEqual([`closed ${security}`, `closed ${platform}`, `closed ${platform}`]);
    expect(observed.answers.map(({ status }) => status)).toEqual([303, 303, 409, 409, 409]);
  });

  it('that oppose each other: the one that is saved first stands, and a rejection is never followed by a deletion', async () => {
    const observed = await told({
      play: (scene) => {
        scene.at(2, async () => {
          const form = await scene.form(security, labs, rule);
          const other = await scene.form(platform, labs, rule);
          if (!form || !other) return;
          await Promise.all([scene.send(platform, other, 'reject'), scene.send(security, form, 'approve')]);
        });
      },
    });
    const rejected = observed.cases.some(({ record }) => record.state === 'rejected');
    expect(observed.deletions.length).toBe(rejected ? 0 : 1);
    expect(observed.answers.map(({ status = 0 }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
  });

  it('that come after the expiry are refused, even before anybody has closed the case', async () => {
    const observed = await told({
      policy: casePolicy('  expiresAfterDays: 2\n  remindAfterDays: []'),
      days: 4,
      outages: (start) => [{ from: start + 46 * hour, to: start + 49 * hour }],
      play: (scene) => {
        let form: Awaited<ReturnType<Scene['form']>>;
        scene.at(1, async () => (form = await scene.form(security, labs, rule)));
        scene.at(46, () => stopAll(scene));
        scene.at(48.5, () => form && scene.send(security, form, 'approve'));
      },
    });
    expect(observed.answers.map(({ status }) => status)).toEqual([410]);
    expect(refusals(observed)).toEqual([`expired ${security}`]);
    expect(observed.deletions).toEqual([]);
  });

  it('of the same person do not make four eyes; those of two people do', async () => {
    const observed = await told({
      policy: casePolicy('  required: 2'),
      play: (scene) => {
        scene.at(2, async () => {
          const form = await scene.form(security, labs, rule);
          if (form) for (let time = 0; time < 2; time++) await scene.send(security, form, 'approve');
        });
        scene.decide(20, platform, wish('approve'));
      },
    });
    expect(endOf(observed)).toEqual(deletedOnce);
    const [deletion] = observed.deletions;
    expect(new Date(deletion?.at ?? 0).toISOString().slice(0, 13)).toBe('2026-11-03T02');
  });
});

const running = ({ stage: { world } }: Scene) =>
  world.machines.executions().filter(({ machine, status }) => machine === caseMachineName && status === 'RUNNING');

function stopAll(scene: Scene): void {
  for (const { executionArn } of running(scene)) {
    scene.stage.recorder.meddled('stopped', executionArn);
    scene.stage.world.machines.stopExecution({ executionArn });
  }
}

/** Every Case execution that did not succeed goes on. */
function redriveAll({ stage: { world, recorder } }: Scene): void {
  for (const { machine, executionArn, status } of world.machines.executions()) {
    if (machine !== caseMachineName || status === 'RUNNING' || status === 'SUCCEEDED') continue;
    recorder.meddled('redriven', executionArn);
    world.machines.redriveExecution({ executionArn });
  }
}

/** Stops the execution that redeems an approval, as soon as that is written down. */
function stopWhenActing(scene: Scene): void {
  let stopped = false;
  scene.stage.recorder.onCase(({ record }) => {
    if (stopped || record.state !== 'acting') return;
    stopped = true;
    stopAll(scene);
  });
}

async function steal({ stage }: Scene): Promise<void> {
  const release = stage.clock.hold();
  const [table] = stage.world.deployment.tables;
  const items = await stage.world.cloud.dynamodb.scanTable(table?.name ?? '').finally(release);
  for (const { pk, token, execution } of items) {
    if (!String(pk).startsWith('WAIT#') || token === undefined) continue;
    stage.recorder.meddled('token', String(execution));
    stage.world.machines.sendTaskSuccess({
      taskToken: token as string,
      output: '{"status":"act","decision":"approve"}',
    });
  }
}

function startAgain({ stage }: Scene, number: number): void {
  const machine = stage.world.deployment.stateMachines.find(({ name }) => name === caseMachineName);
  const [record] = currentCases(stage);
  if (!machine || !record) throw new Error('There is no case to start.');
  const input = CaseInput.parse({ v: 1, ...record });
  const { executionArn } = stage.world.machines.startExecution({
    stateMachineArn: machine.arn,
    name: caseExecutionName(input, number),
    input: JSON.stringify(input),
  });
  stage.recorder.meddled('started', executionArn);
}

type Around = (invoke: Services['invokeFunction']) => Services['invokeFunction'];

/** The first invocation of a stage takes place, and its answer is lost, at its end or while it goes on: then it is invoked again. */
function invokedTwice(stage: Stage, lost: 'at its end' | 'while it goes on'): Around {
  let first = true;
  return (invoke) => async (functionArn, payload, options) => {
    const answer = invoke(functionArn, payload, options);
    if (!first || !functionArn.endsWith(stageName(stage))) return answer;
    first = false;
    const ended = answer.catch(() => undefined);
    if (lost === 'at its end') await ended;
    throw new FunctionError('Lambda.ServiceException', 'lost');
  };
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

interface FunctionTemplate {
  readonly Properties: {
    readonly FunctionName?: string;
    readonly Environment?: { readonly Variables: Record<string, unknown> };
  };
}

/** The template of a deployment in which decisions are redeemed under another policy than the one they were made under. */
const redeemsUnder =
  (policy: string) =>
  (template: Readonly<Record<string, unknown>>): unknown => {
    const changed = structuredClone(template) as { readonly Resources: Readonly<Record<string, FunctionTemplate>> };
    const redeem = Object.values(changed.Resources).find(
      ({ Properties }) => Properties?.FunctionName === stageName('redeem'),
    );
    const variables = redeem?.Properties.Environment?.Variables;
    if (!variables) throw new Error('The template has no function that redeems.');
    variables[environmentNames.policyDigest] = digestOf(policy);
    return changed;
  };

function deployPolicy({ stage: { world } }: Scene, policy: string): void {
  const environment = world.deployment.functions.find(({ name }) => name === stageName('redeem'))?.environment ?? {};
  const { [environmentNames.policyBucket]: bucket = '', [environmentNames.policyKey]: key = '' } = environment;
  world.cloud.s3.putObject(bucket, key, Buffer.from(policy));
}
