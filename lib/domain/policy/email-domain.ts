import * as z from 'zod';

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

/** `contacts` of a policy, as far as it names domains. */
interface NamingDomains {
  readonly contacts: { readonly emailDomains?: readonly string[] | undefined };
}

/** True when the policy names no domains, or the address is in exactly one of those it names (a subdomain is another). */
export function inEmailDomains({ contacts: { emailDomains } }: NamingDomains, email: string): boolean {
  const domain = emailDomainOf(email);
  return emailDomains === undefined || (domain !== undefined && emailDomains.includes(domain));
}
