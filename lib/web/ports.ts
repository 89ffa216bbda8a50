import type { CaseDesk } from '../cases/case-desk';
import type { AccountId, Instant } from '../domain/account';
import type { RuleId } from '../domain/finding';
import type { Person } from '../domain/policy/approvals-schema';
import type { Policy } from '../domain/policy/schema';

/** The sender of a request, as identified by `identify`. */
export interface Visitor {
  readonly email: string;
  /** Id of the session, if there is one. Form tokens are bound to it and to the e-mail address. */
  readonly session?: string;
}

/** One generation of one case, as in its address. */
export interface CaseName {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
}

/** The sign-in of the demo, where visitors only pick a person. */
export interface SignIn {
  readonly people: readonly Person[];
  /** Value of the Set-Cookie header that makes `email` the sender of later requests. */
  readonly cookieFor: (email: string) => Promise<string>;
}

/** What the approval page needs from its host. Only `decide` changes anything. */
export interface Ports extends Pick<
  CaseDesk,
  'openCases' | 'unsettledCases' | 'closedCases' | 'caseOf' | 'mode' | 'lastRun' | 'decide'
> {
  /** Undefined when the sender is not known; the page answers 401. */
  readonly identify: (request: Request) => Promise<Visitor | undefined>;
  /** Absent when a real sign-in protects the page. */
  readonly signIn?: SignIn;
  /** Section `approvals` of the deployed policy. */
  readonly approvals: () => Promise<Policy['approvals']>;
  readonly now: () => Instant;
  /** Secret of at least 32 characters that signs form tokens. */
  readonly signingKey: string;
  /** Scheme, host and port as a browser sends them, without a slash at the end: `https://rootward.example.com`. */
  readonly origin: string;
  /** More navigation entries (the demo's inbox and clock). */
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** Receives an error. The visitor sees only "Something went wrong". */
  readonly failed: (error: unknown) => void;
}
