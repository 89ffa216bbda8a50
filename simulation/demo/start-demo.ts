import { randomBytes } from 'node:crypto';
import { pickedIdentity } from '../../lib/web/picked-identity';
import type { Ports } from '../../lib/web/ports';
import { LiveClock, type SimulatedOrganization, startLaterEvents } from '@rootward/local-cloud';
import { openSimulatedDesk } from '../simulated-desk';
import { placeOf } from '../place-of';
import { runResults } from '../results/run-results';
import { RunProgress, type SimulationProgress } from '../run-progress';
import { serveApp, type App } from '../serve-app';
import { createWorld, type World, type WorldOptions } from '../world';
import { createDemoApp } from './demo-app';
import { demoLinks } from './links';
import { soon } from './soon';
import { startingApp } from './starting-app';

export interface DemoOptions extends Pick<WorldOptions, 'policyFile' | 'synthesis'> {
  readonly organization: SimulatedOrganization;
  /** Port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  readonly onProgress?: (progress: SimulationProgress) => void;
  /** Receives errors outside any request, such as a failed page or a stopped clock. */
  readonly onError: (error: unknown) => void;
}

/** A running simulated organization with its approval page, inbox and clock. */
export interface Demo {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  readonly world: World;
  readonly clock: LiveClock;
  close(): Promise<void>;
}

/** The schedules have no end. */
const never = new Date(8.64e15);

/** A person who is not an approver, to show what the page lets such a person do. */
const guest = { name: 'Somebody else', email: 'somebody.else@example.com' };

/**
 * Deploys Rootward into the organization, starts the first run by hand and lets time flow.
 * @throws Error EADDRINUSE when the port is taken
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { organization, policyFile, synthesis, port, onProgress, onError } = options;
  let app: App = startingApp;
  const served = await serveApp(() => ({ fetch: (request) => app.fetch(request) }), port);
  const progress = new RunProgress(organization, onProgress);
  const clock: LiveClock = new LiveClock({
    start: organization.startsAt ?? Date.now(),
    isBusy: () => world.underWay().length > 0,
    onError,
  });
  const world = await createWorld({
    organization,
    policyFile,
    clock,
    pageUrl: served.origin,
    ...(synthesis && { synthesis }),
    onEvent: (event) => progress.tell(event),
  });
  const now = (): string => new Date(clock.now()).toISOString();
  const place = () => placeOf(world, now());
  const desk = openSimulatedDesk(place(), now);
  const signingKey = randomBytes(32).toString('base64url');
  const { approvers, escalateTo } = (await desk.policy()).approvals;
  const people = [...approvers, ...escalateTo, guest];
  const ports: Ports = {
    ...desk,
    ...pickedIdentity(people, signingKey),
    decide: async (request) => {
      const result = await desk.decide(request);
      // The workflow needs a moment; the next page shows its result.
      if (result.kind === 'decided') await soon(clock.settled());
      return result;
    },
    approvals: async () => (await desk.policy()).approvals,
    now,
    signingKey,
    origin: served.origin,
    links: demoLinks,
    failed: onError,
  };
  const mails = () => world.cloud.ses.mails;
  const results = () => runResults(world);
  app = createDemoApp({ ports, clock, mails, runs: () => world.runs(), results, place });
  startLaterEvents(organization, clock, { onEvent: (event) => world.publish(event) });
  world.startSchedules(new Date(clock.now()), never);
  world.startRun({ v: 1, trigger: 'manual' });
  clock.start();
  return {
    origin: served.origin,
    world,
    clock,
    close: async () => {
      await served.close();
      await clock.close();
      await world.close();
    },
  };
}
