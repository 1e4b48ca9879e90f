const shortest = 5;

/** What is wrong with words that say why; too few are no reason. */
export function reasonFault(written: string, tooShort: string, least = shortest): string | undefined {
  return written.trim().length < least ? tooShort : undefined;
}
