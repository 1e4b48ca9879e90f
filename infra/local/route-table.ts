import { type RouteSpec } from './blueprint.ts';

export interface MatchedRoute {
  readonly route: RouteSpec;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly route: RouteSpec;
  readonly method: string;
  readonly segments: readonly string[];
}

/** Finds the route as an HTTP API does: the most exact path first, the method before `ANY`, then `$default`. */
export class RouteTable {
  private readonly patterns: readonly Pattern[];
  private readonly fallback: RouteSpec | undefined;

  constructor(routes: readonly RouteSpec[]) {
    this.fallback = routes.find(({ routeKey }) => routeKey === '$default');
    this.patterns = routes
      .filter(({ routeKey }) => routeKey !== '$default')
      .map((route) => {
        const [method = 'ANY', path = '/'] = route.routeKey.split(' ');
        return { route, method, segments: path.split('/').slice(1) };
      })
      .sort((one, other) => rank(one).localeCompare(rank(other)));
  }

  match(method: string, path: string): MatchedRoute | undefined {
    const segments = path.split('/').slice(1);
    for (const pattern of this.patterns) {
      if (pattern.method !== method && pattern.method !== 'ANY') continue;
      const parameters = fit(pattern.segments, segments);
      if (parameters) return { route: pattern.route, parameters };
    }
    return this.fallback && { route: this.fallback, parameters: {} };
  }
}

/** Sorts plain segments before `{parameters}`, those before `{greedy+}`, and a method before `ANY`. */
function rank({ method, segments }: Pattern): string {
  const kinds = segments.map((segment) =>
    segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0',
  );
  return `${kinds.join('')}~${method === 'ANY' ? '1' : '0'}`;
}

function fit(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const given = path[index];
    if (given === undefined || (given === '' && segment !== '')) return undefined;
    if (segment.endsWith('+}')) {
      parameters[segment.slice(1, -2)] = decoded(path.slice(index).join('/'));
      return parameters;
    }
    if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = decoded(given);
    else if (segment !== given) return undefined;
  }
  return pattern.length === path.length ? parameters : undefined;
}

/** A percent sign that begins no escape is left as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
