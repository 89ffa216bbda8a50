import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateOrganization } from './generate-organization';

/** An organization to measure: the texts of its two files. */
export interface Subject {
  readonly name: string;
  readonly organization: string;
  readonly policy: string;
}

const organizations = join(__dirname, '..', 'test', 'organizations');

/** `meadow`, or a generated organization with a number of accounts. @throws Error for other names */
export function subjectOf(name: string): Subject {
  if (name === 'meadow')
    return {
      name,
      organization: readFileSync(join(organizations, 'meadow-120.json'), 'utf8'),
      policy: readFileSync(join(organizations, 'meadow.rootward.yaml'), 'utf8'),
    };
  const accounts = Number(name);
  if (!Number.isInteger(accounts) || accounts < 1)
    throw new Error(`expected meadow or a number of accounts, got ${name}`);
  const { organization, policy } = generateOrganization({ accounts, seed: 1 });
  return { name, organization: JSON.stringify(organization), policy };
}
