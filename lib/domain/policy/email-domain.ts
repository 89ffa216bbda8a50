import * as z from 'zod';
import type { Policy } from './schema';

/** Domains as the policy lists them, in lower case. */
export const DomainsSchema = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[\w-]+(?:\.[\w-]+)+$/, 'a domain like example.com'),
  )
  .min(1);

/** What stands behind the last `@`, in lower case; undefined when there is none. */
export function emailDomainOf(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  return at < 0
    ? undefined
    : email
        .slice(at + 1)
        .trim()
        .toLowerCase();
}

/** True when the policy names no domains, or the address is in exactly one of those it names (a subdomain is another). */
export function inEmailDomains(policy: Policy, email: string): boolean {
  const domain = emailDomainOf(email);
  const { emailDomains } = policy.contacts;
  return emailDomains === undefined || (domain !== undefined && emailDomains.includes(domain));
}
