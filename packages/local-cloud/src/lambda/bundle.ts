import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vm from 'node:vm';
import type { FunctionResource } from '../template/deployment';
import { FunctionError } from './function-error';

/** The globals of a bundle. Those that would reveal the real time or the host process are replaced. */
export interface Globals {
  readonly process: unknown;
  readonly console: unknown;
  readonly Date: unknown;
  readonly Math: unknown;
  readonly performance: unknown;
  readonly setTimeout: unknown;
  readonly clearTimeout: unknown;
  readonly setInterval: unknown;
  readonly clearInterval: unknown;
  readonly setImmediate: unknown;
  readonly clearImmediate: unknown;
  readonly fetch: unknown;
  readonly globalThis: unknown;
}

const globalNames = [
  'process',
  'console',
  'Date',
  'Math',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'fetch',
  'globalThis',
] as const satisfies readonly (keyof Globals)[];

/** Runs the code of the module once more, with new module state, and returns its exports. */
export type Bundle = (require: (id: string) => unknown, globals: Globals) => Readonly<Record<string, unknown>>;

/**
 * Compiles the CommonJS file that a function's handler names. The compiled bundle can run many times.
 *
 * @throws FunctionError `Runtime.ImportModuleError` when the file does not exist, `Runtime.UserCodeSyntaxError`
 */
export function compileBundle(fn: FunctionResource): Bundle {
  const missing = (why: string): FunctionError => new FunctionError('Runtime.ImportModuleError', `${fn.name}: ${why}`);
  if (fn.assetPath === undefined) throw missing('the template came without the directory of its bundle');
  const file = path.join(fn.assetPath, `${fn.handler.slice(0, fn.handler.lastIndexOf('.'))}.js`);
  if (!fs.existsSync(file)) throw missing(`${file} does not exist (bundles have to be CommonJS)`);
  const wrapper = `(function (exports, require, module, __filename, __dirname, ${globalNames.join(', ')}) {`;
  const script = compile(`${wrapper}${fs.readFileSync(file, 'utf8')}\n})`, file, wrapper.length);
  // One function for all instances: V8 shares optimized code between calls of a function, not between copies of it.
  const run = script.runInThisContext() as (...parameters: unknown[]) => void;
  return (require, globals) => {
    const module = { exports: {} };
    const values = globalNames.map((name) => globals[name]);
    run.call(module.exports, module.exports, require, module, file, fn.assetPath, ...values);
    return module.exports;
  };
}

function compile(code: string, filename: string, wrapperLength: number): vm.Script {
  try {
    return new vm.Script(code, {
      filename,
      columnOffset: -wrapperLength,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
  } catch (error: unknown) {
    throw new FunctionError('Runtime.UserCodeSyntaxError', String(error), [], { cause: error });
  }
}
