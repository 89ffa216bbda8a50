import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync } from 'oxc-parser';

const root = join(__dirname, '..');

export interface Import {
  readonly from: string;
  /** A file of the project without its extension as it was written, or the name of a package. */
  readonly to: string;
  /** Whether it is a file of the project. */
  readonly isFile: boolean;
  /** `export * from` */
  readonly exportsAll: boolean;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The expression that names the imported module; undefined when the node imports nothing. */
function importedBy(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node['source'] ?? undefined;
    case 'TSExternalModuleReference':
      return node['expression'];
    case 'CallExpression': {
      const { name } = node['callee'] as Node;
      return name === 'require' ? (node['arguments'] as readonly unknown[])[0] : undefined;
    }
    default:
      return undefined;
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
}

/**
 * Everything that a source file imports in any way, types included.
 * @param from path from the root of the project
 * @param text @default the text of the file
 * @throws Error when the file does not parse, or computes what it imports
 */
export function importsOf(from: string, text = readFileSync(join(root, from), 'utf8')): readonly Import[] {
  const { program, errors } = parseSync(from, text);
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]?.message}`);
  return nodesIn(program).flatMap((node) => {
    const imported = importedBy(node);
    if (imported === undefined) return [];
    const to = isNode(imported) ? imported['value'] : undefined;
    if (typeof to !== 'string') throw new Error(`${from} computes what it imports: no test can see what that is`);
    const isFile = to.startsWith('.');
    const path = isFile ? relative(root, normalize(join(root, dirname(from), to))) : to;
    return [{ from, to: path, isFile, exportsAll: node.type === 'ExportAllDeclaration' }];
  });
}
