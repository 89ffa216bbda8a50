import type { CaseDesk } from '../cases/case-desk';
import type { AccountId, Instant } from '../domain/account';
import type { RuleId } from '../domain/finding';
import type { Person } from '../domain/policy/approvals-schema';
import type { Policy } from '../domain/policy/schema';

/** Who sends a request, as far as the surroundings could prove it. */
export interface Visitor {
  readonly email: string;
  /** What a form's token is bound to besides the e-mail address: the id of the session, where there is one. */
  readonly session?: string;
}

/** One generation of one case, as its address names it. */
export interface CaseName {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
}

/** Where a person only says who they are (the demo): who may be picked, and how the choice is kept. */
export interface SignIn {
  readonly people: readonly Person[];
  /** The value of the Set-Cookie header that makes later requests those of `email`. */
  readonly cookieFor: (email: string) => Promise<string>;
}

/** What the approval page is given. Only `decide` changes anything. */
export interface Ports extends Pick<CaseDesk, 'openCases' | 'closedCases' | 'caseOf' | 'decide'> {
  /** Undefined: the request is nobody's, and is answered with 401. */
  readonly identify: (request: Request) => Promise<Visitor | undefined>;
  /** Absent where a sign-in stands before the page. */
  readonly signIn?: SignIn;
  /** Of the deployed policy. */
  readonly approvals: () => Promise<Policy['approvals']>;
  readonly now: () => Instant;
  /** Secret of at least 32 characters; form tokens are made with it. */
  readonly signingKey: string;
  /** Scheme, host and port that a browser shows, without a slash at the end: `https://rootward.example.com`. */
  readonly origin: string;
  /** Further entries of the navigation (the demo's inbox and clock). */
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** Is told of an error that a visitor sees as "something went wrong", with nothing of it. */
  readonly failed: (error: unknown) => void;
}
