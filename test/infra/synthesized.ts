import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { kebaoApp } from '../../infra/app.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface SynthesizedTemplate {
  readonly Resources: Readonly<Record<string, { readonly [name: string]: Json }>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: Json; readonly Export?: { readonly Name: Json } }>
  >;
}

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };

/** Synthesizes every stack without bundling any function, and without the slow checks that `cdk synth` makes too. */
export function synthesize(env?: Environment, changes: Record<string, unknown> = {}) {
  process.env['CDK_VALIDATION'] = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'kebao-synth-'));
  try {
    const { app, data, service, bureau, portal } = kebaoApp(
      () => Code.fromInline('no code'),
      { context: { ...context, ...changes }, outdir },
      env,
    );
    const assembly = app.synth();
    const template = (name: string) => assembly.getStackByName(name).template as SynthesizedTemplate;
    const stacks = {
      data: template(data.stackName),
      service: template(service.stackName),
      bureau: template(bureau.stackName),
    };
    const hosted = portal && { portal: template(portal.stackName) };
    return { app, stacks, ...hosted, data: stacks.data, running: asOne(stacks.service, stacks.bureau) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Stacks that are deployed anew together as one template, in which what one imports from another is referred to. */
function asOne(...stacks: readonly SynthesizedTemplate[]): SynthesizedTemplate {
  const exported = new Map(
    stacks.flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).map(({ Value, Export }) => [JSON.stringify(Export?.Name), Value] as const),
    ),
  );
  const resources = stacks.flatMap(({ Resources }) => Object.entries(Resources));
  const whole = Object.fromEntries(resources);
  if (Object.keys(whole).length < resources.length) throw new Error('two stacks have a resource of one name');
  const resolved = JSON.stringify(whole).replaceAll(
    /\{"Fn::ImportValue":("[^"]*")\}/g,
    (imported: string, name: string) => (exported.has(name) ? JSON.stringify(exported.get(name)) : imported),
  );
  return { Resources: JSON.parse(resolved) as SynthesizedTemplate['Resources'] };
}

/** A resource of a template, and the ways into it that tests need. */
export class SynthesizedResource {
  readonly id: string;
  private readonly raw: Json;

  constructor(id: string, raw: Json) {
    this.id = id;
    this.raw = raw;
  }

  /** The value under this path of names and positions; `undefined` where there is none. */
  at(...path: (string | number)[]): Json | undefined {
    let here: Json | undefined = this.raw;
    for (const name of path) {
      if (typeof here !== 'object' || here === null) return undefined;
      here = (here as { readonly [name: string]: Json })[name];
    }
    return here;
  }

  property(...path: (string | number)[]): Json | undefined {
    return this.at('Properties', ...path);
  }
}

/** The text under this path of a resource's properties. */
export function textOf(resource: SynthesizedResource, ...path: (string | number)[]): string {
  const found = resource.property(...path);
  if (typeof found !== 'string') throw new Error(`${resource.id} has no text at ${path.join('.')}`);
  return found;
}

/** The template's resources of one type. */
export function resourcesOf(template: SynthesizedTemplate, type: string): SynthesizedResource[] {
  return Object.entries(template.Resources)
    .filter(([, raw]) => raw['Type'] === type)
    .map(([id, raw]) => new SynthesizedResource(id, raw));
}

/** The resource that a `Ref` or a `Fn::GetAtt` points at. */
export function referred(template: SynthesizedTemplate, reference: Json | undefined): SynthesizedResource {
  const holder = new SynthesizedResource('', reference ?? {});
  const id = holder.at('Ref') ?? holder.at('Fn::GetAtt', 0);
  const raw = typeof id === 'string' && template.Resources[id];
  if (!raw) throw new Error(`nothing in the template is meant by ${JSON.stringify(reference)}`);
  return new SynthesizedResource(id, raw);
}

/** Every capability's and every background function by the name of its construct, such as `ClaimsApi`. */
export function functionsOf(template: SynthesizedTemplate): Map<string, SynthesizedResource> {
  return new Map(
    resourcesOf(template, 'AWS::Lambda::Function').map((found) => [
      found.id.replace(/Lambda[0-9A-F]{8}$/, ''),
      found,
    ]),
  );
}
