import type { Decision } from '../../lib/domain/cases/case';
import type { Dice } from './dice';
import type { Answer } from './observed';
import type { Owners } from './owners';
import { caseForm, caseLinks, type CaseForm } from './page-client';
import { at, currentCases, day, hour, minute, second, often, type Stage } from './stage';

interface Sending {
  readonly form: CaseForm;
  readonly decision: Decision;
  readonly digits: string;
  readonly evenIfUsed: boolean;
}

/** People who look at the page and decide: late, twice, against each other, with a typing mistake, or not at all. */
export class People {
  private readonly dice: Dice;

  constructor(
    private readonly stage: Stage,
    private readonly owners: Owners,
  ) {
    this.dice = stage.dice.named('people');
  }

  start(): void {
    const { stage, dice } = this;
    const visits = dice.pick([2, 5, 8, 11]);
    often(stage, dice, visits, () => this.visit(this.approver()));
    // Decisions during an outage, when Step Functions cannot be told, are worth testing.
    for (const { from } of stage.outages)
      for (let visit = 0; visit < 4; visit++)
        at(stage, from + dice.next() * 12 * hour, () => this.visit(this.approver()));
    if (!stage.setting.calm) often(stage, dice, dice.between(0, 2), () => this.visit(stage.setting.stranger.email));
  }

  private approver(): string {
    return this.dice.pick(this.stage.setting.approvers)?.email ?? '';
  }

  private async visit(person: string): Promise<void> {
    const queue = await this.stage.page.send({ method: 'GET', path: '/', as: person });
    const links = this.dice.some(caseLinks(queue?.body ?? ''), 0.7).slice(0, 3);
    for (const link of links) await this.look(person, link);
  }

  private async look(person: string, link: string): Promise<void> {
    const { stage, dice } = this;
    const shown = await stage.page.send({ method: 'GET', path: link, as: person });
    // A stranger gets no form, and makes one up.
    const form = caseForm(shown?.body ?? '') ?? this.madeUp(link);
    if (!form) return;
    const decision = this.choose(form);
    if (decision === undefined) return;
    const late = dice.chance(0.25);
    const thinks = late ? dice.next() * 6 * day : dice.next() * dice.pick([10 * second, 10 * minute, 5 * hour]);
    at(stage, stage.clock.now() + thinks, () => this.decide(person, form, decision));
    if (dice.chance(0.1)) this.decideAtExpiry(person, form, decision);
    this.others(person, link, decision, stage.clock.now() + thinks);
  }

  /** Another approver looks at the same case, and may decide otherwise. */
  private others(person: string, link: string, decision: Decision, after: number): void {
    const { stage, dice } = this;
    const second = this.approver();
    const needed = stage.setting.policy.approvals.required > 1;
    if (second === person || !dice.chance(needed ? 0.8 : 0.3)) return;
    const opposes = dice.chance(0.25);
    const when =
      after + (opposes && dice.chance(0.5) ? dice.next() * 200 : dice.next() * dice.pick([2 * hour, 3 * day]));
    at(stage, when, async () => {
      const shown = await stage.page.send({ method: 'GET', path: link, as: second });
      const form = caseForm(shown?.body ?? '');
      if (!form) return;
      const other: Decision = decision === 'reject' ? 'approve' : 'reject';
      await this.decide(second, form, opposes ? other : decision);
    });
  }

  private decideAtExpiry(person: string, form: CaseForm, decision: Decision): void {
    const { stage, dice } = this;
    const record = currentCases(stage).find(({ account, rule }) => account === form.account && rule === form.rule);
    if (record?.generation !== form.generation) return;
    const off = dice.pick([-hour, -second, -100, 0, 100, second, hour]);
    at(stage, Date.parse(record.expiresAt) + off, () => this.decide(person, form, decision));
  }

  private async decide(person: string, form: CaseForm, decision: Decision): Promise<void> {
    const { dice } = this;
    if (decision === 'done' && dice.chance(0.6)) this.owners.doByHand(form.account, form.rule);
    const digits = dice.chance(0.04) ? '0000' : form.account.slice(-4);
    const times = dice.chance(0.12) ? 2 : 1;
    const evenIfUsed = decision === 'approve' && form.asksAboutUse && dice.chance(0.9);
    await Promise.all(Array.from({ length: times }, () => this.send(person, { form, decision, digits, evenIfUsed })));
  }

  private async send(person: string, { form, decision, digits, evenIfUsed }: Sending, tries = 1): Promise<void> {
    const { stage, dice } = this;
    const from = stage.recorder.moment();
    const until = new Date(stage.clock.now() + dice.between(1, 4) * day).toISOString().slice(0, 10);
    const answer = await stage.page.send({
      method: 'POST',
      path: form.path,
      as: person,
      form: {
        token: form.token,
        generation: String(form.generation),
        fingerprint: form.fingerprint,
        decision,
        reason: 'We talked about it',
        digits,
        ...(decision === 'accept' && { until }),
        ...(evenIfUsed && { evenIfUsed: 'yes' }),
      },
    });
    const { account, rule, generation, fingerprint } = form;
    const about = { account, rule, generation, fingerprint, decision };
    const sent: Answer = {
      by: person,
      who: 'person',
      ...about,
      digits: digits === account.slice(-4),
      evenIfUsed,
      from,
      to: stage.recorder.moment(),
      status: answer?.status,
    };
    stage.recorder.answers.push(sent);
    const lost = answer === undefined || answer.status >= 500;
    if (lost && tries < 3 && dice.chance(0.6))
      await this.send(person, { form, decision, digits, evenIfUsed }, tries + 1);
  }

  private choose({ offered }: CaseForm): Decision | undefined {
    const often: readonly Decision[] = [
      ...(['approve', 'approve', 'approve', 'approve', 'approve', 'approve'] as const),
      ...(['done', 'done', 'reject', 'accept'] as const),
    ];
    return this.dice.pick(often.filter((decision) => offered.includes(decision)));
  }

  private madeUp(link: string): CaseForm | undefined {
    const [, , account = '', rule, generation] = link.split('/');
    const record = currentCases(this.stage).find((it) => it.account === account && it.rule === rule);
    if (!record || record.generation !== Number(generation) || record.state !== 'pending') return undefined;
    return {
      path: `${link}/decide`,
      account,
      rule: record.rule,
      generation: record.generation,
      fingerprint: record.fingerprint,
      token: 'made-up',
      asksAboutUse: false,
      offered: ['approve', 'done', 'reject', 'accept'],
    };
  }
}
