/** A statement that allows something, with its reason. */
export interface Permission {
  /** Says what it is for, in letters and digits. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What it is for, as a part of a sentence. */
  readonly why: string;
}

/** Where permissions are to hold. What is not known is `*`, and the organization `o-*`. */
export interface Ground {
  /** As in ARNs: `aws`, `aws-cn`, ... */
  readonly partition: string;
  /** Id of the organization. */
  readonly organization: string;
  readonly managementAccount: string;
  /** The account of whoever gets the permissions. */
  readonly account: string;
}

/** An identity-based policy, as IAM takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition?: Permission['conditions'];
  }[];
}

/** Permissions as an IAM policy. */
export const policyDocument = (permissions: readonly Permission[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: permissions.map(({ sid, actions, resources, conditions }) => ({
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(conditions && { Condition: conditions }),
  })),
});

/** The ground of whoever says nothing. */
export const anywhere: Ground = { partition: 'aws', organization: 'o-*', managementAccount: '*', account: '*' };
