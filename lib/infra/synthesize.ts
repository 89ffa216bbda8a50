import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { stages, type Stage } from '../workflow/stages';
import { bundle, type BundleOptions, type Bundles } from './bundle';
import { readPolicyInput } from './policy-input';
import { RootwardStack } from './rootward-stack';

export interface SynthesizeOptions extends BundleOptions {
  readonly policyFile: string;
  /** @default rootward@example.com */
  readonly mailFrom?: string;
  /** @default - the policy's own `run.mode` */
  readonly mode?: 'plan' | 'apply';
  /** @default us-east-1 */
  readonly region?: string;
  /** Folder for the cloud assembly. @default a new one in the system's temporary folder */
  readonly outdir?: string;
}

/** A file that `cdk deploy` would upload. */
export interface PublishedFile {
  /** Absolute path of the file, or of the folder that would be zipped. */
  readonly path: string;
  /** As CloudFormation would substitute it: may hold `${AWS::AccountId}`. */
  readonly bucketName: string;
  readonly objectKey: string;
}

export interface Synthesis {
  /** The CloudFormation template as `cdk deploy` would send it. Functions carry the metadata `aws:asset:path`. */
  readonly template: Readonly<Record<string, unknown>>;
  readonly assemblyDirectory: string;
  /** The bundles' and the policy's files. */
  readonly assets: readonly PublishedFile[];
  /** By stage, the absolute path of the bundled `index.js`. */
  readonly bundles: Bundles;
}

/**
 * Synthesizes the stack in this process, without the CDK command line: for the local runtime, and for tests.
 * Assets are not copied into the assembly, and the template is not validated again: `cdk synth` and one test do that.
 * @throws PolicyMistakes when the policy file cannot be read or is not a policy.
 * @throws Error naming a handler that does not exist.
 */
export function synthesize(options: SynthesizeOptions): Synthesis {
  const { policyFile, mailFrom = 'rootward@example.com', mode, region = 'us-east-1', outdir } = options;
  const policy = readPolicyInput(policyFile);
  const bundles = bundle(options);
  const app = new App({
    outdir,
    builtinCloudFormationValidation: false,
    treeMetadata: false,
    analyticsReporting: false,
    context: {
      ...commandLineContext(),
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:disable-asset-staging': true,
    },
  });
  const stack = new RootwardStack(app, 'Rootward', { env: { region }, policy, bundles, mailFrom, mode });
  const assembly = app.synth();
  const artifact = assembly.getStackArtifact(stack.artifactId);
  return {
    template: artifact.template as Readonly<Record<string, unknown>>,
    assemblyDirectory: assembly.directory,
    assets: publishedFiles(assembly.directory, stack.artifactId),
    bundles: Object.fromEntries(stages.map((stage) => [stage, join(bundles[stage], 'index.js')])) as Record<
      Stage,
      string
    >,
  };
}

/** The context that the CDK command line would give: without its flags the same code makes another template. */
function commandLineContext(): Record<string, unknown> {
  const text = readFileSync(join(__dirname, '..', '..', 'cdk.json'), 'utf8');
  return (JSON.parse(text) as { readonly context: Record<string, unknown> }).context;
}

interface AssetManifest {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string };
        readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly objectKey: string }>>;
      }
    >
  >;
}

function publishedFiles(directory: string, artifactId: string): PublishedFile[] {
  const manifest = JSON.parse(readFileSync(join(directory, `${artifactId}.assets.json`), 'utf8')) as AssetManifest;
  return Object.values(manifest.files).flatMap(({ source, destinations }) =>
    Object.values(destinations)
      .filter(() => !source.path.endsWith('.template.json'))
      .map(({ bucketName, objectKey }) => ({ path: source.path, bucketName, objectKey })),
  );
}
