import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
}

export interface Stack {
  readonly name: string;
  readonly template: Template;
}

/** What a synthesis leaves behind: the templates, and where the files lie that they name. */
export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Folder of a function's code, by the object key that the template names. */
  readonly assetFolders: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly artifacts: Readonly<
    Record<
      string,
      { type: string; properties?: { templateFile?: string; file?: string; stackName?: string } }
    >
  >;
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      { source: { path?: string }; destinations: Readonly<Record<string, { objectKey: string }>> }
    >
  >;
}

export function readAssembly(folder: string): Assembly {
  const read = <T>(file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
  const stacks: Stack[] = [];
  const assetFolders = new Map<string, string>();
  for (const [id, { type, properties }] of Object.entries(read<Manifest>('manifest.json').artifacts)) {
    if (type === 'aws:cloudformation:stack' && properties?.templateFile) {
      stacks.push({ name: properties.stackName ?? id, template: read<Template>(properties.templateFile) });
    }
    if (type === 'cdk:asset-manifest' && properties?.file) {
      for (const { source, destinations } of Object.values(
        read<AssetManifest>(properties.file).files ?? {},
      )) {
        if (!source.path) continue;
        for (const { objectKey } of Object.values(destinations)) {
          assetFolders.set(objectKey, path.join(folder, source.path));
        }
      }
    }
  }
  return { stacks, assetFolders };
}
