/** The package has no types of its own. */
declare module 'json-logic-js' {
  export type Logic = string | number | boolean | readonly Logic[] | { readonly [operator: string]: Logic };
  const jsonLogic: { apply(logic: Logic, facts: unknown): unknown };
  export default jsonLogic;
}
