import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { TemplateError } from './template-error.ts';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      displayName: z.string().optional(),
      additionalMetadataFile: z.string().optional(),
      properties: z.looseObject({ templateFile: z.string().optional(), file: z.string().optional() }).optional(),
    }),
  ),
});
const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional(), packaging: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});
const metadataSchema = z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() })));
const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Transform: z.never('Macros (Transform) are not understood by the local host.').optional(),
});
export type TemplateDocument = z.infer<typeof templateSchema>;

/** One synthesized stack: its template, and where the files are that it speaks of. */
export interface Assembly {
  readonly stackName: string;
  readonly template: TemplateDocument;
  /** Paths of constructs by logical id, such as `/Throughline/Ingestion/Queue/Resource`. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** The file or folder that would be uploaded under this object key. @throws TemplateError when there is none */
  assetPath(objectKey: string): string;
}

/**
 * Reads the cloud assembly in a folder.
 * @throws TemplateError when it does not hold exactly one stack, or holds one that cannot be read
 */
export async function readAssembly(folder: string): Promise<Assembly> {
  const manifest = await readJson(folder, 'manifest.json', manifestSchema);
  const artifacts = Object.entries(manifest.artifacts);
  const [stack, ...others] = artifacts.filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const templateFile = stack?.[1].properties?.templateFile;
  if (!stack || !templateFile || others.length > 0) {
    throw new TemplateError(`The cloud assembly in ${folder} must hold exactly one stack.`);
  }
  const paths = new Map<string, string>();
  for (const [, { type, properties }] of artifacts) {
    if (type !== 'cdk:asset-manifest' || !properties?.file) continue;
    const { files } = await readJson(folder, properties.file, assetsSchema);
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations)) {
        if (source.path) paths.set(objectKey, join(folder, source.path));
      }
    }
  }
  return {
    stackName: stack[1].displayName ?? stack[0],
    template: await readJson(folder, templateFile, templateSchema),
    constructPaths: await readConstructPaths(folder, stack[1].additionalMetadataFile),
    assetPath(objectKey) {
      const path = paths.get(objectKey);
      if (path) return path;
      throw new TemplateError(`The cloud assembly in ${folder} has no asset ${objectKey}.`);
    },
  };
}

async function readConstructPaths(folder: string, file: string | undefined): Promise<Map<string, string>> {
  const metadata = file === undefined ? {} : await readJson(folder, file, metadataSchema);
  return new Map(
    Object.entries(metadata).flatMap(([path, entries]) =>
      entries.filter(({ type }) => type === 'aws:cdk:logicalId').map(({ data }) => [String(data), path] as const),
    ),
  );
}

async function readJson<T extends z.ZodType>(folder: string, file: string, schema: T): Promise<z.infer<T>> {
  const { success, data, error } = schema.safeParse(JSON.parse(await readFile(join(folder, file), 'utf8')));
  if (success) return data;
  throw new TemplateError(`${join(folder, file)} cannot be read: ${z.prettifyError(error)}`);
}
