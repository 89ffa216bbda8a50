import * as z from 'zod';

/** A list of domains from the policy, in lower case. */
export const DomainsSchema = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[\w-]+(?:\.[\w-]+)+$/, 'a domain like example.com'),
  )
  .min(1);

/** The text behind the last `@`, in lower case; undefined when the address has no `@`. */
export function emailDomainOf(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  return at < 0
    ? undefined
    : email
        .slice(at + 1)
        .trim()
        .toLowerCase();
}

/** The part of a policy that names domains. */
interface NamingDomains {
  readonly contacts: { readonly emailDomains?: readonly string[] | undefined };
}

/** True when the policy names no domains, or names the domain of the address. A subdomain is a different domain. */
export function inEmailDomains({ contacts: { emailDomains } }: NamingDomains, email: string): boolean {
  const domain = emailDomainOf(email);
  return emailDomains === undefined || (domain !== undefined && emailDomains.includes(domain));
}
