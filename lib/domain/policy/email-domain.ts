import * as z from 'zod';

const domain = 'a domain like example.com, or *.example.com for all below it';

/** A list of domains from the policy, in lower case. */
export const DomainsSchema = z
  .array(
    z
      .string(domain)
      .trim()
      .toLowerCase()
      .regex(/^(?:\*\.)?[\w-]+(?:\.[\w-]+)+$/, domain),
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

/** True when a domain is one of the list. `*.example.com` is every domain below example.com, and not itself. */
export const isOneOf = (domains: readonly string[], domain: string): boolean =>
  domains.some((one) =>
    one.startsWith('*.') ? domain.length > one.length - 1 && domain.endsWith(one.slice(1)) : domain === one,
  );

/** The part of a policy that names domains. */
interface NamingDomains {
  readonly contacts: { readonly emailDomains?: readonly string[] | undefined };
}

/** True when the policy names no domains, or names the domain of the address. A subdomain is a different domain. */
export function inEmailDomains({ contacts: { emailDomains } }: NamingDomains, email: string): boolean {
  const domain = emailDomainOf(email);
  return emailDomains === undefined || (domain !== undefined && isOneOf(emailDomains, domain));
}
