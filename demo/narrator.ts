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
      print(`  ${title.padEnd(34)} ${figures.padEnd(66)} ${(now - last).toFixed(0).padStart(6)} ms`);
      last = now;
    },
  };
}

/** Fen as yuan. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
