/** A pattern as EventBridge and event source mappings write it: nested fields, each with a list of what it may be. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly Matcher[] | readonly EventPattern[];
}

type Scalar = string | number | boolean | null;
type Matcher =
  | Scalar
  | { readonly exists: boolean }
  | { readonly prefix: string }
  | { readonly suffix: string }
  | { readonly 'anything-but': Scalar | readonly Scalar[] | { readonly prefix: string } };

/** Whether the event fits: every field of the pattern, at least one matcher of each list. */
export function fitsPattern(event: unknown, pattern: EventPattern): boolean {
  return Object.entries(pattern).every(([field, expected]) => {
    if (field === '$or')
      return arePatterns(expected) && expected.some((either) => fitsPattern(event, either));
    const value = isRecord(event) ? event[field] : undefined;
    if (isMatchers(expected)) return expected.some((matcher) => fitsMatcher(value, matcher));
    return !arePatterns(expected) && fitsPattern(value, expected);
  });
}

type Expected = EventPattern[string];

function arePatterns(expected: Expected): expected is readonly EventPattern[] {
  return Array.isArray(expected);
}

function isMatchers(expected: Expected): expected is readonly Matcher[] {
  return Array.isArray(expected);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fitsMatcher(value: unknown, matcher: Matcher): boolean {
  if (Array.isArray(value)) return value.some((item) => fitsMatcher(item, matcher));
  if (typeof matcher !== 'object' || matcher === null) return value === matcher;
  if ('exists' in matcher) return matcher.exists === (value !== undefined && !isRecord(value));
  if (value === undefined || isRecord(value)) return false;
  if ('prefix' in matcher) return typeof value === 'string' && value.startsWith(matcher.prefix);
  if ('suffix' in matcher) return typeof value === 'string' && value.endsWith(matcher.suffix);
  if ('anything-but' in matcher) return fitsNoneOf(value, matcher['anything-but']);
  throw new Error(`pattern ${JSON.stringify(matcher)} is not known to the local stage`);
}

function fitsNoneOf(value: unknown, excluded: unknown): boolean {
  if (isRecord(excluded)) return !fitsMatcher(value, { prefix: String(excluded.prefix) });
  return Array.isArray(excluded) ? !excluded.includes(value) : value !== excluded;
}
