import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const demo = join(__dirname, '..', 'simulation', 'demo');

/** The files of the bundled organization, by what they are. */
export const bundled = {
  organization: join(demo, 'organization.json'),
  policy: join(demo, 'rootward.yaml'),
  decisions: join(demo, 'decisions.json'),
} as const;

/** What doctor checks, one by one. */
export const doctorPage = join(__dirname, '..', 'docs', 'doctor.md');

/** A file that comes with Rootward, as it can be named on the command line from the current directory. */
export function shown(file: string): string {
  const path = relative(process.cwd(), file);
  const short = path.startsWith('..') ? file : path;
  return /\s/.test(short) ? `"${short}"` : short;
}

/** The JSON Schema of organizations, which lies in the sources of a clone and in the build of a package. */
export function organizationSchema(): string {
  const localCloud = dirname(require.resolve('@rootward/local-cloud/package.json'));
  const file = (built: string): string => join(localCloud, built, 'aws', 'organization.schema.json');
  return existsSync(file('src')) ? file('src') : file('dist');
}
