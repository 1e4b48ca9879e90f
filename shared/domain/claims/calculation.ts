import * as z from 'zod';
import { addFen, fen, type Fen, minFen, subtractFen, zeroFen } from '../money.ts';
import { asLabel, type Bilingual } from '../names.ts';

/**
 * One line of an indemnity's calculation. A plain line adds its amount, a deduction being negative; the amount of a line
 * whose label begins with `×` is what a factor has made of everything before; the last line is what it all comes to.
 */
export const calculationLine = z.strictObject({
  step: z.int().positive(),
  label: z.string(),
  labelEn: z.string().optional(),
  fen,
  rule: z.string(),
});

type Line = z.infer<typeof calculationLine>;

/** A calculation in the making: an amount, and the lines that led to it. Nothing ever takes it below zero. */
export class Calculation {
  readonly #lines: Line[] = [];
  #amount: Fen = zeroFen;

  get amountFen(): Fen {
    return this.#amount;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  add(step: number, said: Bilingual, amount: Fen, rule: string): void {
    if (amount === 0) return;
    this.#amount = addFen(this.#amount, amount);
    this.#lines.push({ step, ...asLabel(said), fen: amount, rule });
  }

  /** Takes off an amount, at most all there is. */
  subtract(step: number, { zh, en }: Bilingual, amount: Fen, rule: string): void {
    const said = { zh: `减：${zh}`, en: `Less: ${en}` };
    this.add(step, said, subtractFen(zeroFen, minFen(amount, this.#amount)), rule);
  }

  /** Replaces the amount by what a factor made of it. */
  multiply(step: number, { zh, en }: Bilingual, product: Fen, rule: string): void {
    this.#amount = product;
    this.#lines.push({ step, ...asLabel({ zh: `× ${zh}`, en: `× ${en}` }), fen: product, rule });
  }

  /** A line that changes nothing and says why. */
  remark(step: number, said: Bilingual, rule: string): void {
    this.#lines.push({ step, ...asLabel(said), fen: zeroFen, rule });
  }

  /** The last line: what it all comes to. */
  close(step: number, said: Bilingual, rule: string): void {
    this.#lines.push({ step, ...asLabel(said), fen: this.#amount, rule });
  }
}
