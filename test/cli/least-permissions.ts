import type { OrganizationFile } from '@rootward/local-cloud';
import { concurrently } from '../../lib/aws/sdk/concurrently';
import type { PolicyDocument } from '../../lib/domain/permissions/permission';
import { serveTo } from './callers';
import { creek, type Said } from './support';

/** The organization creek, as it is now. */
export const creekNow = (): OrganizationFile => ({
  ...(creek as unknown as OrganizationFile),
  now: new Date().toISOString(),
});

/** An organization with a delegated administrator of both services. */
export const delegatedTo = (account: string, file: OrganizationFile): OrganizationFile => ({
  ...file,
  organization: {
    ...file.organization,
    delegatedAdministrators: { 'account.amazonaws.com': [account], 'iam.amazonaws.com': [account] },
  },
});

/** How a message tells the denial of an action. */
export const denialOf = (action: string): RegExp => new RegExp(`\\b${action}(?: \\([^)]*\\))? was denied\\b`);

/** For each statement and action of a policy, the action alone. */
export const eachAlone = (document: PolicyDocument): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(withoutEach(document).map(({ sid, action }) => [`${sid} ${action}`, [action]]));

/** What `rootward permissions … --profile` prints to an administrator. */
export async function printedFor({ organization, from }: From, ...words: readonly string[]): Promise<PolicyDocument> {
  const served = await serveTo(organization, [{ name: 'administrator', account: from }]);
  try {
    const { code, out, err } = await served.rootwardAs('administrator', 'permissions', ...words);
    if (code !== 0) throw new Error(err.join('\n'));
    return JSON.parse(out.join('\n')) as PolicyDocument;
  } finally {
    await served.close();
  }
}

/** Each action of a policy with the policy that lacks it in one statement. */
export const withoutEach = ({ Version, Statement }: PolicyDocument) =>
  Statement.flatMap(({ Sid, Action }) =>
    Action.map((action) => ({
      sid: Sid,
      action,
      policy: {
        Version,
        Statement: Statement.flatMap((statement) => {
          const left = statement.Action.filter((other) => statement.Sid !== Sid || other !== action);
          return left.length === 0 ? [] : [{ ...statement, Action: left }];
        }),
      },
    })),
  );

export interface Tried {
  /** Of the caller. */
  readonly name: string;
  readonly said: Said;
  /** Actions that the policy did not allow. */
  readonly denied: readonly string[];
}

export interface TriedWithoutEach {
  readonly administrator: Tried;
  /** With exactly the policy. */
  readonly exactly: Tried;
  readonly without: readonly (Tried & { readonly sid: string; readonly action: string })[];
}

interface From {
  readonly organization: OrganizationFile;
  /** The account of the credentials. */
  readonly from: string;
}

interface Trying extends From {
  readonly policy: PolicyDocument;
  /** The command line of a caller. */
  readonly words: readonly string[] | ((name: string) => readonly string[]);
}

/** So many runs at the same time. */
const atOnce = 9;

/** Runs a command as an administrator, with exactly a policy, and with it but one action, for each action. */
export async function tryWithoutEach({ organization, from, policy, words }: Trying): Promise<TriedWithoutEach> {
  const lacking = withoutEach(policy).map((lack, index) => ({ ...lack, name: `without-${index}` }));
  const served = await serveTo(organization, [
    { name: 'administrator', account: from },
    { name: 'exactly', account: from, policies: [policy] },
    ...lacking.map(({ name, policy: left }) => ({ name, account: from, policies: [left] })),
  ]);
  const tried = async (name: string): Promise<Tried> => ({
    name,
    said: await served.rootwardAs(name, ...(typeof words === 'function' ? words(name) : words)),
    denied: served.deniedTo(name),
  });
  try {
    const administrator = await tried('administrator');
    const exactly = await tried('exactly');
    const without: TriedWithoutEach['without'][number][] = [];
    await concurrently(lacking, atOnce, async ({ name, sid, action }) => {
      without.push({ sid, action, ...(await tried(name)) });
    });
    return { administrator, exactly, without };
  } finally {
    await served.close();
  }
}
