import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stages } from '../../lib/workflow/stages';
import { creek } from '../cli/support';
import { temporaryFolder } from '../temporary-folder';
import {
  connectionsOf,
  environment,
  install,
  root,
  rootward,
  rootwardAt,
  serve,
  stateOf,
  type Installation,
} from './installation';

let installation: Installation;
let installed: Readonly<Record<string, string>>;

beforeAll(() => {
  installation = install();
  installed = stateOf(installation.product);
});

const readJson = (...parts: readonly string[]): unknown => JSON.parse(readFileSync(join(...parts), 'utf8'));

describe('the package', () => {
  it('has the command line, the functions, the documents and the bundled organization, and nothing else', () => {
    const files = Object.keys(installed);
    const tops = new Set(files.map((file) => file.replace(/\/.*/, '')));
    const documents = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'cdk.json', 'package.json'];
    expect(tops).toEqual(new Set([...documents, 'cli', 'dist', 'docs', 'lib', 'rootward.example.yaml', 'simulation']));
    expect(
      files.filter((file) => /\.ts$|\.tgz$|\.png$|(^|[/.])(tests?|bench|fixtures|node_modules)[/.]/.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => file.startsWith('dist/')).toSorted()).toEqual(
      stages.map((stage) => `dist/handlers/${stage}/index.js`).toSorted(),
    );
    expect(files).toEqual(
      expect.arrayContaining([
        'docs/rootward.schema.json',
        'docs/decisions.schema.json',
        'docs/policy.md',
        'simulation/demo/organization.json',
      ]),
    );
  });

  it('is no larger than twelve functions with the AWS SDK make it', () => {
    const megabytes = installation.tarballs.reduce((sum, file) => sum + statSync(file).size, 0) / 1_000_000;
    expect(megabytes).toBeLessThan(8);
  });
});

describe('in a folder that has nothing else', () => {
  it('every command has help, whose examples name files that can be read from there', async () => {
    const { code, out } = await rootward(installation, '--help');
    expect(code).toBe(0);
    const commands = [...(/^Commands:\n([^]*?)\n\n/m.exec(out)?.[1] ?? '').matchAll(/^ {2}([a-z]+) /gm)].map(
      ([, name = '']) => name,
    );
    expect(commands).toEqual(expect.arrayContaining(['demo', 'simulate', 'emulate', 'cases', 'approve']));
    const helps = await Promise.all(commands.map((name) => rootward(installation, name, '--help')));
    expect(helps.filter((help) => help.code !== 0)).toEqual([]);
    const named = [out, ...helps.map((help) => help.out)].flatMap((help) =>
      // file://… is what people write with a command before it.
      [...help.matchAll(/(?<!file:\/*)[\w@./-]+\/[\w.-]+\.(?:json|yaml)\b/g)].map(([file]) => file),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => !existsSync(join(installation.folder, file)))).toEqual([]);
  });

  it('two commands at once deploy the functions that came with the package, and simulate', async () => {
    const demo = 'node_modules/rootward/simulation/demo';
    const files = [`${demo}/organization.json`, '--policy', `${demo}/rootward.yaml`];
    const decisions = ['--decisions', `${demo}/decisions.json`];
    const [headless, simulated] = await Promise.all([
      rootward(installation, 'demo', '--headless'),
      rootward(installation, 'simulate', ...files, ...decisions, '--days', '2', '--out', 'out/simulated', '--json'),
    ]);
    expect([headless.code, headless.out.includes('7 cases')]).toEqual([0, true]);
    expect(readJson(installation.folder, 'out/demo/report.json')).toMatchObject({
      organization: { id: 'o-brightwatr1' },
    });
    expect(simulated.code).toBe(0);
    // Every decision of the example counts.
    expect(JSON.parse(simulated.out)).toMatchObject({ out: 'out/simulated', warnings: [] });
  });

  it('no command tells anybody that it is used: it connects to this machine only', async () => {
    expect(await connectionsOf(installation, 'simulate', '--help')).toEqual(['watching']);
    const demo = await connectionsOf(installation, 'demo', '--headless', '--out', 'out/watched');
    expect(new Set(demo)).toEqual(new Set(['watching', '127.0.0.1']));
  });

  it('the demo serves its pages, and the cases that it has', async () => {
    const use = async (url: string) => ({
      page: await (await fetch(url)).text(),
      cases: JSON.parse((await rootward(installation, 'cases', '--url', url, '--json')).out) as readonly unknown[],
    });
    const { code, result } = await serve(installation, ['demo', '--port', '0'], use);
    expect(result.page).toContain('security-lead@brightwater.example');
    expect([code, result.cases.length]).toEqual([0, 7]);
  });

  it('emulate serves the simulated AWS, and plan, doctor and init look at it', async () => {
    // Few accounts, because AWS's quotas hold on the real clock.
    const file = join(installation.folder, 'creek.json');
    const { now: _then, ...organization } = creek;
    writeFileSync(file, JSON.stringify(organization));
    const somebody = ['--approver', 'Lead <lead@creek.example>'];
    const { code, result } = await serve(installation, ['emulate', file, '--port', '0'], async (url) => ({
      plan: await rootwardAt(installation, url, ['plan', '--out', 'out/plan', '--json']),
      doctor: await rootwardAt(installation, url, ['doctor', '--json']),
      init: await rootwardAt(installation, url, ['init', '--out', 'out/rootward.yaml', ...somebody]),
    }));
    expect([code, result.plan.code, result.doctor.code, result.init.code]).toEqual([130, 0, 0, 0]);
    for (const { out } of [result.plan, result.doctor])
      expect(JSON.stringify(JSON.parse(out))).toContain('o-creekcreek');
    expect(existsSync(join(installation.folder, 'out/plan/report.html'))).toBe(true);
    expect(readFileSync(join(installation.folder, 'out/rootward.yaml'), 'utf8')).toContain('mode: plan');
  });

  it('permissions prints what each of them needs, with no network', async () => {
    const { code, out } = await rootward(installation, 'permissions', 'plan');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ Version: '2012-10-17' });
  });

  it('the CDK app deploys what the clone would deploy, byte for byte', () => {
    const folder = temporaryFolder();
    copyFileSync(join(root, 'rootward.example.yaml'), join(folder, 'rootward.yaml'));
    const synthesized = (...app: readonly string[]) => {
      const out = temporaryFolder();
      const context = { policy: join(folder, 'rootward.yaml'), mailFrom: 'rootward@example.com' };
      const env = { ...environment, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) };
      execFileSync(process.execPath, app, { cwd: folder, env, stdio: 'pipe' });
      const { files } = readJson(out, 'Rootward.assets.json') as { readonly files: Readonly<Record<string, unknown>> };
      return { template: readJson(out, 'Rootward.template.json'), assets: Object.keys(files).toSorted() };
    };
    const tsx = ['--import', join(root, 'node_modules/tsx/dist/loader.mjs')];
    const packed = synthesized(join(installation.product, 'lib', 'app.js'));
    expect(packed).toEqual(synthesized(...tsx, join(root, 'lib', 'app.ts')));
    expect(packed.assets.length).toBeGreaterThan(stages.length);
    expect(JSON.stringify(packed.template)).not.toContain('AWS::CDK::Metadata');
  });

  it('no command has changed the installation, which may be read-only', () => {
    expect(stateOf(installation.product)).toEqual(installed);
  });
});
