import {
  appendFileSync,
  cpSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle } from '../../lib/infra/bundle';
import { bundlesAreCurrent, recordBundles } from '../../lib/infra/bundle-record';
import { stages } from '../../lib/workflow/stages';
import { temporaryFolder } from '../temporary-folder';

const handlers = join(__dirname, 'fixtures', 'handlers');

test('each stage gets a folder with one CommonJS file that runs', async () => {
  const bundles = bundle({ handlers, out: temporaryFolder() });
  for (const stage of stages) {
    expect(readdirSync(bundles[stage])).toEqual(['index.js']);
    const load = createRequire(join(bundles[stage], 'index.js'));
    const { handler } = load('./index.js') as { handler: (input: unknown) => Promise<unknown> };
    await expect(handler({ v: 1 })).resolves.toEqual({ stage, input: { v: 1 } });
  }
});

test('the same sources give the same bytes, wherever they are written', () => {
  const [first, second] = [bundle({ handlers, out: temporaryFolder() }), bundle({ handlers, out: temporaryFolder() })];
  for (const stage of stages) {
    expect(readFileSync(join(first[stage], 'index.js'))).toEqual(readFileSync(join(second[stage], 'index.js')));
  }
});

test('a bundle that has not changed is not written again', () => {
  const out = temporaryFolder();
  const inode = (): number => statSync(join(bundle({ handlers, out }).plan, 'index.js')).ino;
  expect(inode()).toBe(inode());
});

test('a missing handler is named', () => {
  const copy = temporaryFolder();
  cpSync(handlers, copy, { recursive: true });
  rmSync(join(copy, 'fix.ts'));
  expect(() => bundle({ handlers: copy, out: temporaryFolder() })).toThrow(/^Handler not found: .*fix\.ts$/);
});

describe('where there are no handlers, as in a package', () => {
  const gone = join(temporaryFolder(), 'handlers');

  it('the bundles that came with it are taken as they are', () => {
    const out = temporaryFolder();
    const bundles = bundle({ handlers, out });
    const stats = statSync(join(out, 'plan', 'index.js'));
    expect(bundle({ handlers: gone, out })).toEqual(bundles);
    expect(statSync(join(out, 'plan', 'index.js'))).toEqual(stats);
  });

  it('all handlers are missing when one bundle is', () => {
    const out = temporaryFolder();
    rmSync(bundle({ handlers, out }).fix, { recursive: true });
    expect(() => bundle({ handlers: gone, out })).toThrow(/^Handler not found: .*prepare\.ts, .*fix\.ts/);
  });
});

test('bundles are current until one of their sources, or one of themselves, changes', () => {
  const [copy, out] = [temporaryFolder(), temporaryFolder()];
  cpSync(handlers, copy, { recursive: true });
  const sources = stages.map((stage) => join(copy, `${stage}.ts`));
  expect(bundlesAreCurrent(out, sources)).toBe(false);
  const index = join(bundle({ handlers: copy, out, reuse: true }).plan, 'index.js');
  expect(bundlesAreCurrent(out, sources)).toBe(true);
  expect(bundlesAreCurrent(out, [join(handlers, 'plan.ts')])).toBe(false);

  appendFileSync(index, '// somebody was here');
  expect(bundlesAreCurrent(out, sources)).toBe(false);
  bundle({ handlers: copy, out, reuse: true });
  expect(readFileSync(index, 'utf8')).not.toContain('somebody was here');

  appendFileSync(join(copy, 'plan.ts'), '\nexport const added = 1;\n');
  expect(bundlesAreCurrent(out, sources)).toBe(false);
  bundle({ handlers: copy, out, reuse: true });
  expect(readFileSync(index, 'utf8')).toContain('added');
  expect(bundlesAreCurrent(out, sources)).toBe(true);
});

describe('a record of bundles', () => {
  const recorded = (savedAt: Date) => {
    const out = temporaryFolder();
    const [source, written] = [join(out, 'source.ts'), join(out, 'index.js')];
    for (const file of [source, written]) writeFileSync(file, '');
    const startedAt = Date.parse('2026-11-02T06:00:00Z');
    recordBundles(out, { read: [], written: [], startedAt });
    utimesSync(source, savedAt, savedAt);
    recordBundles(out, { read: [source], written: [written], startedAt });
    return { out, source };
  };

  it('is written when all sources were saved before the bundling', () => {
    const { out, source } = recorded(new Date('2026-11-02T05:59:59Z'));
    expect(bundlesAreCurrent(out, [source])).toBe(true);
  });

  it('is taken away when a source was saved meanwhile, because nobody knows what the bundles hold', () => {
    const { out } = recorded(new Date('2026-11-02T06:00:01Z'));
    expect(bundlesAreCurrent(out, [])).toBe(false);
  });

  it('counts as none when only a part of it was written', () => {
    const { out, source } = recorded(new Date('2026-11-02T05:59:59Z'));
    writeFileSync(join(out, 'record.json'), '');
    expect(bundlesAreCurrent(out, [source])).toBe(false);
  });
});
