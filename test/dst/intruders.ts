import { caseMachineName } from '../../lib/infra/names';
import { caseExecutionName } from '../../lib/workflow/case-executions';
import { CaseInput } from '../../lib/workflow/payloads';
import type { Decision } from '../../lib/domain/cases/case';
import type { ExecutionRecord } from '@rootward/local-cloud';
import type { Dice } from './dice';
import { caseForm, caseLinks } from './page-client';
import { at, currentCases, day, hour, minute, often, second, type Stage } from './stage';

/**
 * Actors without authority: a mail scanner, a token thief, and operators who stop, redrive and start executions
 * wrongly.
 */
export class Intruders {
  private readonly dice: Dice;
  private readonly redrives: Dice;
  private scans: number;
  private duplicates = 0;

  constructor(private readonly stage: Stage) {
    this.dice = stage.dice.named('intruders');
    this.redrives = stage.dice.named('redrives');
    this.scans = this.dice.chance(0.3) ? 1 : 0;
  }

  start(): void {
    const { stage, dice, redrives } = this;
    often(stage, dice, dice.between(0, 2), () => this.steal());
    often(stage, dice, dice.between(0, 3), () => this.stop());
    often(stage, redrives, redrives.between(0, 2), () => this.redrive(redrives.pick(this.unsuccessful())));
    if (dice.chance(0.15)) often(stage, dice, 1, () => this.duplicate());
    stage.recorder.onCase(({ record, archived }) => {
      const inHand = record.state === 'approved' || record.state === 'acting';
      if (!archived && inHand && dice.chance(0.06))
        at(stage, stage.clock.now() + dice.next() * second, () => this.stop());
    });
  }

  /** Called for each mail that was delivered. */
  mailed(text: string): void {
    if (this.scans-- <= 0) return;
    const { stage, dice } = this;
    at(stage, stage.clock.now() + dice.next() * minute, () => this.scan(text));
  }

  /** GETs, HEADs and POSTs every link, first signed out, then in an approver's session, and presses every button. */
  private async scan(text: string): Promise<void> {
    const { page, setting } = this.stage;
    const links = [...text.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(([url]) => new URL(url).pathname);
    const approver = this.dice.pick(setting.approvers)?.email ?? '';
    for (const link of new Set(links))
      for (const as of [undefined, approver])
        for (const method of ['HEAD', 'GET', 'POST']) {
          const answer = await page.send({ method, path: link, ...(as !== undefined && { as }) });
          if (method === 'GET' && as !== undefined)
            for (const path of caseLinks(answer?.body ?? '').slice(0, 2)) await this.press(path, as);
        }
  }

  private async press(path: string, as: string): Promise<void> {
    const { page, recorder } = this.stage;
    await page.send({ method: 'HEAD', path, as });
    const shown = await page.send({ method: 'GET', path, as });
    const form = caseForm(shown?.body ?? '');
    if (!form) return;
    for (const digits of [undefined, '1234']) {
      const from = recorder.moment();
      const decision = (this.dice.pick(form.offered) ?? 'approve') as Decision;
      const { account, rule, generation, fingerprint, token } = form;
      const fields = { token, generation: String(generation), fingerprint, decision, reason: 'text text text' };
      const until = new Date(this.stage.clock.now() + 2 * day).toISOString().slice(0, 10);
      const answer = await page.send({
        method: 'POST',
        path: form.path,
        as,
        form: { ...fields, until, ...(digits !== undefined && { digits }) },
      });
      const about = { account, rule, generation, fingerprint, decision, digits: false, evenIfUsed: false };
      recorder.answers.push({ by: as, who: 'scanner', ...about, from, to: recorder.moment(), status: answer?.status });
    }
  }

  /** A thief who can read task tokens returns them, with an output that claims an approval. */
  private async steal(): Promise<void> {
    const { world, recorder, clock, failed } = this.stage;
    const [table] = world.deployment.tables;
    const release = clock.hold();
    const items = await world.cloud.dynamodb.scanTable(table?.name ?? '').finally(release);
    const waits = items.filter(({ pk, token }) => String(pk).startsWith('WAIT#') && token !== undefined);
    for (const wait of this.dice.some(waits, 0.6)) {
      recorder.meddled('token', String(wait['execution']));
      const output = JSON.stringify({ v: 1, status: 'act', decision: 'approve', approved: true });
      try {
        world.machines.sendTaskSuccess({ taskToken: String(wait['token']), output });
      } catch (error: unknown) {
        if (!(error instanceof Error && error.name.startsWith('Task'))) failed(error);
      }
    }
  }

  private executions(): readonly ExecutionRecord[] {
    return this.stage.world.machines.executions().filter(({ machine }) => machine === caseMachineName);
  }

  private unsuccessful(): readonly ExecutionRecord[] {
    return this.executions().filter(({ status }) => status !== 'RUNNING' && status !== 'SUCCEEDED');
  }

  private stop(): void {
    const { stage, redrives } = this;
    const execution = this.dice.pick(this.executions().filter(({ status }) => status === 'RUNNING'));
    if (!execution) return;
    stage.recorder.meddled('stopped', execution.executionArn);
    stage.world.machines.stopExecution({ executionArn: execution.executionArn });
    if (!redrives.chance(0.6)) return;
    const later = redrives.next() * redrives.pick([minute, 3 * hour, 4 * day]);
    at(stage, stage.clock.now() + later, () => this.redrive(execution));
  }

  private redrive(execution: ExecutionRecord | undefined): void {
    const { world, recorder } = this.stage;
    if (!execution) return;
    try {
      world.machines.redriveExecution(execution);
      recorder.meddled('redriven', execution.executionArn);
    } catch (error: unknown) {
      // The execution was already redriven, or too much time has passed.
      if (!(error instanceof Error && error.name === 'ExecutionNotRedrivable')) throw error;
    }
  }

  /** Starts a second execution of a generation, with a number that no other execution has. */
  private duplicate(record = this.dice.pick(currentCases(this.stage).filter(({ state }) => state !== 'queued'))): void {
    const { world, recorder } = this.stage;
    const machine = world.deployment.stateMachines.find(({ name }) => name === caseMachineName);
    if (!record || !machine) return;
    const input = CaseInput.parse({ v: 1, ...record });
    const name = caseExecutionName(input, 90 + this.duplicates++);
    const started = world.machines.startExecution({ stateMachineArn: machine.arn, name, input: JSON.stringify(input) });
    recorder.meddled('started', started.executionArn);
  }
}
