import { type Resource, type Stack } from './assembly.ts';
import { arnOf, physicalName, pseudoParameters, referenceOf } from './physical-names.ts';

type Intrinsic = (argument: unknown, resolve: (value: unknown) => unknown) => unknown;

/**
 * Gives the intrinsic functions of CloudFormation their values, across stacks that export to one another.
 * What no resource of this machine stands behind (a key, a role) gets a name that is well formed and nothing more.
 */
export class TemplateResolver {
  private readonly stacks: readonly Stack[];

  constructor(stacks: readonly Stack[]) {
    this.stacks = stacks;
  }

  /** The value with every intrinsic function in it replaced. */
  resolve(stack: Stack, value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item: unknown) => this.resolve(stack, item)).filter((item) => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? [];
    if (entries.length === 1 && name && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.intrinsic(stack, name, argument);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, this.resolve(stack, item)]).filter(([, item]) => item !== undefined),
    );
  }

  /** Resources of the types that exist under the template's conditions, with their properties resolved. */
  resources(...types: readonly string[]): ResolvedResource[] {
    return this.stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {})
        .filter(([, { Type }]) => types.includes(Type))
        .filter(([, { Condition }]) => Condition === undefined || this.holds(stack, Condition))
        .map(([logicalId, resource]) => this.describe(stack, logicalId, resource)),
    );
  }

  private describe(stack: Stack, logicalId: string, resource: Resource): ResolvedResource {
    const properties = this.resolve(stack, resource.Properties ?? {}) as Record<string, unknown>;
    const name = physicalName(stack.name, logicalId, resource.Type, properties);
    return { logicalId, name, arn: arnOf(resource.Type, name, properties), properties };
  }

  private intrinsic(stack: Stack, name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return this.reference(stack, argument as string);
      case 'Fn::GetAtt': {
        const [logicalId, attribute] = Array.isArray(argument)
          ? (argument as [string, string])
          : splitOnce(argument as string);
        return this.attribute(stack, logicalId, String(this.resolve(stack, attribute)));
      }
      case 'Fn::ImportValue':
        return this.imported(String(this.resolve(stack, argument)));
      case 'Fn::Sub':
        return this.substituted(stack, argument);
      case 'Fn::If': {
        const [condition, yes, no] = argument as [string, unknown, unknown];
        return this.resolve(stack, this.holds(stack, condition) ? yes : no);
      }
      case 'Fn::FindInMap': {
        const [map, first, second] = this.resolve(stack, argument) as [string, string, string];
        return stack.template.Mappings?.[map]?.[first]?.[second];
      }
      default: {
        const intrinsic = plainIntrinsics[name];
        if (!intrinsic) throw new Error(`${stack.name}: ${name} is not known to the local stage`);
        return intrinsic(argument, (value) => this.resolve(stack, value));
      }
    }
  }

  private reference(stack: Stack, logicalId: string): unknown {
    if (logicalId === 'AWS::NoValue') return undefined;
    if (logicalId === 'AWS::StackName') return stack.name;
    if (logicalId in pseudoParameters) return pseudoParameters[logicalId];
    const parameter = stack.template.Parameters?.[logicalId];
    if (parameter) return parameter.Default ?? '';
    const resource = this.resource(stack, logicalId);
    const properties = this.naming(stack, resource);
    return referenceOf(
      resource.Type,
      physicalName(stack.name, logicalId, resource.Type, properties),
      properties,
    );
  }

  private attribute(stack: Stack, logicalId: string, attribute: string): string {
    const resource = this.resource(stack, logicalId);
    const properties = this.naming(stack, resource);
    const name = physicalName(stack.name, logicalId, resource.Type, properties);
    if (attribute === 'Arn') return arnOf(resource.Type, name, properties);
    if (attribute === 'StreamArn') return `${arnOf(resource.Type, name, properties)}/stream/local`;
    if (attribute === 'Name') return name;
    return `${name}.${attribute}`;
  }

  /** Only what a resource's name is made of: its other properties may refer back to whoever asks. */
  private naming(stack: Stack, { Properties }: Resource): Record<string, unknown> {
    const named = Object.entries(Properties ?? {}).filter(([key]) => key === 'Name' || key.endsWith('Name'));
    return this.resolve(stack, Object.fromEntries(named)) as Record<string, unknown>;
  }

  private resource(stack: Stack, logicalId: string): Resource {
    const resource = stack.template.Resources?.[logicalId];
    if (!resource) throw new Error(`${stack.name} has no resource ${logicalId}`);
    return resource;
  }

  private imported(exportName: string): unknown {
    for (const stack of this.stacks) {
      for (const { Value, Export } of Object.values(stack.template.Outputs ?? {})) {
        if (Export && this.resolve(stack, Export.Name) === exportName) return this.resolve(stack, Value);
      }
    }
    throw new Error(`no stack exports ${exportName}`);
  }

  private substituted(stack: Stack, argument: unknown): string {
    const [text, given] = Array.isArray(argument)
      ? (argument as [string, Record<string, unknown>])
      : [argument as string, {}];
    return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in given) return String(this.resolve(stack, given[name]));
      const [logicalId, attribute] = splitOnce(name);
      return String(attribute ? this.attribute(stack, logicalId, attribute) : this.reference(stack, name));
    });
  }

  private holds(stack: Stack, condition: string): boolean {
    const expression = stack.template.Conditions?.[condition];
    if (expression === undefined) throw new Error(`${stack.name} has no condition ${condition}`);
    return this.isTrue(stack, expression);
  }

  private isTrue(stack: Stack, expression: unknown): boolean {
    const [name, argument] = Object.entries(expression as object)[0] as [string, unknown];
    const all = () => (argument as unknown[]).map((item) => this.isTrue(stack, item));
    switch (name) {
      case 'Condition':
        return this.holds(stack, argument as string);
      case 'Fn::And':
        return all().every(Boolean);
      case 'Fn::Or':
        return all().some(Boolean);
      case 'Fn::Not':
        return !all()[0];
      case 'Fn::Equals': {
        const [left, right] = this.resolve(stack, argument) as [unknown, unknown];
        return left === right;
      }
      default:
        throw new Error(`${stack.name}: condition ${name} is not known to the local stage`);
    }
  }
}

export interface ResolvedResource {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const plainIntrinsics: Readonly<Record<string, Intrinsic>> = {
  'Fn::Join': (argument, resolve) => {
    const [separator, parts] = argument as [string, unknown];
    return (resolve(parts) as unknown[]).map(String).join(separator);
  },
  'Fn::Select': (argument, resolve) => {
    const [index, list] = argument as [unknown, unknown];
    return (resolve(list) as unknown[])[Number(resolve(index))];
  },
  'Fn::Split': (argument, resolve) => {
    const [separator, text] = argument as [string, unknown];
    return String(resolve(text)).split(separator);
  },
  'Fn::Base64': (argument, resolve) => Buffer.from(String(resolve(argument))).toString('base64'),
  'Fn::GetAZs': () => [`${pseudoParameters['AWS::Region']}a`],
  'Fn::ToJsonString': (argument, resolve) => JSON.stringify(resolve(argument)),
};

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('.');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
