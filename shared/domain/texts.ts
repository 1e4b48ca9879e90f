import * as z from 'zod';

/** Free text of a request: trimmed, not empty, without control characters, at most so many characters. */
export function requestText(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine(hasNoControlCharacters, 'control characters are not allowed');
}

function hasNoControlCharacters(text: string): boolean {
  return !/[\p{Cc}--[\n\t]]/v.test(text);
}
