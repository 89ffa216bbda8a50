import { checkFact, type Answer, type Check, type Topic } from './check';
import type { AssetBucket, DoctorFacts } from './facts';

const group = 'Where Rootward lives';

const bootstrap: Topic = {
  id: 'bootstrap',
  group,
  title: 'CDK bootstrap',
  looks: 'The version of CDK’s bootstrap stack in the account and Region of the deployment.',
  why: 'cdk deploy needs the roles and the bucket that the bootstrap makes.',
  mending: 'cdk bootstrap, once for an account and Region.',
  source: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html',
};

const bootstrapKey: Topic = {
  id: 'bootstrap-key',
  group,
  title: 'Key of the bootstrap’s bucket',
  looks: 'The default encryption of the bucket for assets.',
  why: 'Rootward’s functions read the policy out of that bucket. With a customer managed key each of them would need kms:Decrypt, which they do not have: every run would fail.',
  mending:
    'Bootstrap without a key of your own. Whoever needs the key has to give Rootward’s roles kms:Decrypt in its key policy.',
  source: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html',
};

export const bootstrapTopics: readonly Topic[] = [bootstrap, bootstrapKey];

/** What a stack with assets asks for. Source: aws-cdk-lib, DefaultStackSynthesizer (MIN_BOOTSTRAP_STACK_VERSION). */
const neededVersion = 6;

export const bootstrapChecks = (facts: DoctorFacts): readonly Check[] => {
  const { bootstrap: version, assetBucket } = facts;
  const checked = checkFact(bootstrap, version, (value) => judgeVersion(value, facts));
  // Without a bootstrap there is no bucket to look at.
  if (version.known && version.value === undefined) return [checked];
  return [checked, checkFact(bootstrapKey, assetBucket, (bucket) => judgeBucket(bucket, facts))];
};

const environment = ({ organization, region }: DoctorFacts): string => `aws://${organization.management}/${region}`;
const bootstrapping = (facts: DoctorFacts): string => `npx cdk bootstrap ${environment(facts)}`;

function judgeVersion(version: number | undefined, facts: DoctorFacts): Answer {
  if (version !== undefined && version >= neededVersion)
    return { state: 'ok', reason: 'bootstrapped', found: `${facts.region} is bootstrapped, version ${version}.` };
  return {
    state: 'problem',
    reason: version === undefined ? 'absent' : 'old',
    found:
      version === undefined
        ? `${facts.region} is not bootstrapped for CDK.`
        : `${facts.region} has version ${version} of the bootstrap; ${neededVersion} is needed.`,
    mend: [bootstrapping(facts)],
  };
}

function judgeBucket(bucket: AssetBucket | 'absent', facts: DoctorFacts): Answer {
  if (bucket === 'absent')
    return {
      state: 'problem',
      reason: 'absent',
      found: 'The bootstrap says that it is there, and its bucket for assets is not.',
      mend: [bootstrapping(facts)],
    };
  return bucket.customerKey === undefined
    ? { state: 'ok', reason: 'managed-key', found: 'The bucket has no key of its own.' }
    : {
        state: 'problem',
        reason: 'customer-key',
        found: `The bucket is encrypted with the customer managed key ${bucket.customerKey}, which Rootward’s roles may not use.`,
        mend: [`${bootstrapping(facts)} --no-bootstrap-customer-key`],
      };
}

/** The bucket for assets of CDK's default bootstrap. Source: aws-cdk, bootstrap-template.yaml. */
export const assetBucketName = (account: string, region: string): string => `cdk-hnb659fds-assets-${account}-${region}`;

/** Parameter with the version of CDK's default bootstrap. */
export const bootstrapParameter = '/cdk-bootstrap/hnb659fds/version';
