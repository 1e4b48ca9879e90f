import { performance } from 'node:perf_hooks';

/** Prints a story: each step with its figures and the time since the step before. */
export interface Narrator {
  heading(text: string): void;
  step(title: string, figures: string): void;
}

export function narrator(print: (line: string) => void = console.log): Narrator {
  let last = performance.now();
  return {
    heading(text) {
      print(`\n${text}`);
    },
    step(title, figures) {
      const now = performance.now();
      print(`  ${padded(title, 36)} ${padded(figures, 76)} ${(now - last).toFixed(0).padStart(6)} ms`);
      last = now;
    },
  };
}

/** Chinese characters are two columns wide on a terminal. */
function padded(text: string, columns: number): string {
  const wide = text.match(/[\u2e80-\uffef]/g)?.length ?? 0;
  return text + ' '.repeat(Math.max(0, columns - text.length - wide));
}

/** Fen as yuan. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
