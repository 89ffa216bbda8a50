import * as path from 'node:path';
import * as z from 'zod';
import type { Asset } from './deployment';
import { urlSuffix, type Place } from './place';
import { TemplateError } from './template-error';

/** A stack's assets manifest, `<stack>.assets.json`, and the directory of its relative paths. */
export interface Assembly {
  readonly directory: string;
  readonly manifest: unknown;
}

const Manifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string() }),
        destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** The files that `cdk deploy` uploads, once for each destination. @throws TemplateError for a malformed manifest */
export function readAssets(assembly: Assembly | undefined, place: Place): Asset[] {
  if (!assembly) return [];
  const parsed = Manifest.safeParse(assembly.manifest);
  if (!parsed.success) throw new TemplateError(`The assets manifest is malformed: ${z.prettifyError(parsed.error)}`);
  const fill = (text: string): string =>
    text
      .replaceAll('${AWS::AccountId}', place.account)
      .replaceAll('${AWS::Region}', place.region)
      .replaceAll('${AWS::Partition}', place.partition)
      .replaceAll('${AWS::URLSuffix}', urlSuffix(place));
  return Object.values(parsed.data.files).flatMap((file) =>
    Object.values(file.destinations).map((destination) => ({
      bucket: fill(destination.bucketName),
      key: fill(destination.objectKey),
      path: path.resolve(assembly.directory, file.source.path),
    })),
  );
}
