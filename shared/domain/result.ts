/** A decision's answer: a value, or a refusal by the business with the facts that explain it. Faults are thrown. */
export type Result<Value, Refusal extends { readonly kind: string }> = Accepted<Value> | Refused<Refusal>;

export interface Accepted<Value> {
  readonly accepted: true;
  readonly value: Value;
}

export interface Refused<Refusal> {
  readonly accepted: false;
  readonly refusal: Refusal;
}

export function accept<Value>(value: Value): Accepted<Value> {
  return { accepted: true, value };
}

export function refuse<const Refusal extends { readonly kind: string }>(refusal: Refusal): Refused<Refusal> {
  return { accepted: false, refusal };
}

/** A broken invariant: something that no input may cause. The runtime answers it with a fault, never with a refusal. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}

export function invariant(holds: boolean, message: string): asserts holds {
  if (!holds) throw new BrokenInvariant(message);
}
