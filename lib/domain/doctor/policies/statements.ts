import {
  evaluate,
  parsePolicyDocument,
  PermissionError,
  type PermissionRequest,
  type PolicyDocument,
} from '@rootward/local-cloud/permissions';
import * as z from 'zod';
import { known, unknown, type Fact } from '../../fact';

/** One statement of a policy as a document of its own, so that one which cannot be judged hides no other. */
export interface SingleStatement {
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly document: PolicyDocument;
  /** Names of its condition keys, in lower case. */
  readonly keys: readonly string[];
}

type Statement = Readonly<Record<string, unknown>>;

/** `sometimes`: nobody can tell, because the answer depends on what is not known of the request. */
export type Applies = boolean | 'sometimes';

const Json = z.record(z.string(), z.unknown());
const Content = z.looseObject({ Statement: z.union([Json.transform((one) => [one]), z.array(Json)]) });

/** The content of a policy as an object. @throws SyntaxError or ZodError when it is no policy at all */
export const parseContent = (content: string): z.infer<typeof Content> => Content.parse(JSON.parse(content));

/**
 * The statements of a policy; unknown when it cannot be read or parsed.
 * @param reduced what of each statement counts
 */
export function statementsOf(
  content: Fact<string>,
  reduced: (statement: Statement) => Statement = (statement) => statement,
): Fact<readonly SingleStatement[]> {
  if (!content.known) return content;
  try {
    const { Statement, ...rest } = parseContent(content.value);
    return known(Statement.map((statement, index) => single(rest, reduced(statement), index)));
  } catch (error: unknown) {
    const why = error instanceof PermissionError ? error.message : 'it is no policy that could be parsed';
    return unknown('error', `${why}.`);
  }
}

function single(rest: object, statement: Statement, index: number): SingleStatement {
  const document = parsePolicyDocument({ ...rest, Statement: [statement] });
  const [parsed] = document.statements;
  return {
    index,
    ...(parsed?.sid !== undefined && { sid: parsed.sid }),
    effect: parsed?.effect ?? 'Deny',
    document,
    keys: Object.values(parsed?.condition ?? {}).flatMap((keys) => Object.keys(keys).map((key) => key.toLowerCase())),
  };
}

/** Whether a statement applies to a request in each of the contexts that it may have. */
export function appliesTo({ document }: SingleStatement, requests: readonly PermissionRequest[]): Applies {
  const results = new Set(requests.map((request) => once(document, request)));
  const [only] = results;
  return results.size === 1 && only !== undefined ? only : 'sometimes';
}

function once(document: PolicyDocument, request: PermissionRequest): Applies {
  try {
    return evaluate([document], request).decision !== 'implicitly-denied';
  } catch (error: unknown) {
    if (error instanceof PermissionError) return 'sometimes';
    throw error;
  }
}
