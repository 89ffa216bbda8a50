import { readFileSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { stages, type Stage } from '../workflow/stages';
import { bundle, type BundleOptions, type Bundles } from './bundle';
import { featureFlags } from './feature-flags';
import { readPolicyInput } from './policy-input';
import { RootwardStack } from './rootward-stack';

export interface SynthesizeOptions extends BundleOptions {
  readonly policyFile: string;
  /** @default rootward@example.com */
  readonly mailFrom?: string;
  /** @default - the policy's own `run.mode` */
  readonly mode?: 'plan' | 'apply';
  /**
   * Address of the approval page for links in mails, without a slash at the end. @default - the address of the page's
   * own API
   */
  readonly pageUrl?: string;
  /** @default us-east-1 */
  readonly region?: string;
  /** Folder for the cloud assembly. @default none: nothing is left on disk but the bundles */
  readonly outdir?: string;
}

export interface Synthesis {
  /** The CloudFormation template as `cdk deploy` would send it. Functions have the metadata `aws:asset:path`. */
  readonly template: Readonly<Record<string, unknown>>;
  /** Gone already when no `outdir` was asked for. */
  readonly assemblyDirectory: string;
  /**
   * `<stack>.assets.json`: the files that `cdk deploy` would upload, and where to. Paths are absolute or count from the
   * assembly; without an `outdir`, the files of the assembly itself, which is the template, are not among them.
   */
  readonly assetManifest: unknown;
  /** For each stage, the absolute path of the bundled `index.js`. */
  readonly bundles: Bundles;
}

/**
 * Synthesizes the stack in this process, without the CDK command line, for the local runtime and for tests. It does not
 * copy assets and does not validate the template: `cdk synth` and one test do that.
 * @throws PolicyMistakes when the policy file cannot be read or is not a policy.
 * @throws Error naming a handler that does not exist.
 */
export function synthesize(options: SynthesizeOptions): Synthesis {
  const { policyFile, mailFrom = 'rootward@example.com', mode, pageUrl, region = 'us-east-1', outdir } = options;
  const policy = readPolicyInput(policyFile);
  const bundles = bundle({ reuse: true, ...options });
  const app = new App({
    outdir,
    builtinCloudFormationValidation: false,
    treeMetadata: false,
    analyticsReporting: false,
    context: {
      ...featureFlags,
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:disable-asset-staging': true,
    },
  });
  const stack = new RootwardStack(app, 'Rootward', { env: { region }, policy, bundles, mailFrom, mode, pageUrl });
  const assembly = app.synth();
  const { template } = assembly.getStackArtifact(stack.artifactId) as { template: Synthesis['template'] };
  const assetManifest = readJson(join(assembly.directory, `${stack.artifactId}.assets.json`)) as AssetManifest;
  if (outdir === undefined) rmSync(assembly.directory, { recursive: true });
  return {
    template,
    assemblyDirectory: assembly.directory,
    assetManifest: outdir === undefined ? withoutAssembly(assetManifest) : assetManifest,
    bundles: Object.fromEntries(stages.map((stage) => [stage, join(bundles[stage], 'index.js')])) as Record<
      Stage,
      string
    >,
  };
}

interface AssetManifest {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}

const withoutAssembly = ({ files, ...manifest }: AssetManifest): AssetManifest => ({
  ...manifest,
  files: Object.fromEntries(Object.entries(files).filter(([, { source }]) => isAbsolute(source.path))),
});

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
