import PDFDocument from 'pdfkit';
import { type FontName, fontBytes } from './fonts.ts';
import { type Colour, colours, type TextStyle } from './style.ts';
import { wrapLines } from './wrap-lines.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CanvasOptions {
  readonly title: string;
  /** Stands in the file as its date of creation. */
  readonly createdAt: Date;
}

/** Advance of each Chinese character and Latin word at one point, by font: the same for every paper. */
const advances: Readonly<Record<FontName, Map<string, number>>> = { regular: new Map(), bold: new Map() };

/** A PDF file in the making: text by its baseline, rules and boxes; pages stay open until it is finished. */
export class Canvas {
  readonly #document: PDFKit.PDFDocument;
  readonly #chunks: Uint8Array[] = [];
  readonly #finished: Promise<void>;

  constructor({ title, createdAt }: CanvasOptions) {
    this.#document = new PDFDocument({
      size: 'A4',
      margin: 0,
      font: '',
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Author: 'Kebao 科保', Creator: 'Kebao', CreationDate: createdAt },
    });
    for (const name of ['regular', 'bold'] as const) this.#document.registerFont(name, fontBytes(name));
    this.#finished = new Promise((resolve, reject) => {
      this.#document.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
      this.#document.on('end', resolve);
      this.#document.on('error', reject);
    });
  }

  get pages(): number {
    return this.#document.bufferedPageRange().count;
  }

  addPage(): void {
    this.#document.addPage();
  }

  turnTo(index: number): void {
    this.#document.switchToPage(index);
  }

  measure(text: string, { font, size, tracking = 0 }: TextStyle): number {
    const pieces = text.match(/\p{Script=Latin}+|./gsu) ?? [];
    return pieces.reduce((sum, piece) => {
      return sum + this.#advance(font, piece) * size + tracking * Array.from(piece).length;
    }, 0);
  }

  wrap(text: string, width: number, style: TextStyle): string[] {
    return wrapLines(text, width, (part) => this.measure(part, style));
  }

  /** Writes one line whose baseline is at `y`. */
  text(line: string, x: number, y: number, style: TextStyle): void {
    if (line === '') return;
    this.#document
      .font(style.font, style.size)
      .fillColor(style.colour)
      .text(line, x, y, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: style.tracking ?? 0,
      });
  }

  textEndingAt(line: string, right: number, y: number, style: TextStyle): void {
    this.text(line, right - this.measure(line, style), y, style);
  }

  /** Lines below one another, the first within a line box whose top is at `top`. */
  lines(lines: readonly string[], x: number, top: number, style: TextStyle): void {
    for (const [index, line] of lines.entries()) {
      this.text(line, x, top + index * style.leading + baselineIn(style), style);
    }
  }

  linesEndingAt(lines: readonly string[], right: number, top: number, style: TextStyle): void {
    for (const [index, line] of lines.entries()) {
      this.textEndingAt(line, right, top + index * style.leading + baselineIn(style), style);
    }
  }

  rule(y: number, from: number, to: number, colour: Colour = colours.line, weight = 0.5): void {
    this.#document.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(colour).stroke();
  }

  box({ x, y, width, height }: Box, fill: Colour, radius = 0): void {
    this.#document.roundedRect(x, y, width, height, radius).fill(fill);
  }

  frame({ x, y, width, height }: Box, stroke: Colour, radius = 0): void {
    this.#document.roundedRect(x, y, width, height, radius).lineWidth(0.75).stroke(stroke);
  }

  /** Dark squares of a code, as one filled path. */
  squares(rows: readonly (readonly boolean[])[], { x, y, width }: Omit<Box, 'height'>): void {
    const side = width / rows.length;
    for (const [line, row] of rows.entries()) {
      for (const [start, length] of runsOf(row)) {
        this.#document.rect(x + start * side, y + line * side, length * side, side);
      }
    }
    this.#document.fill(colours.ink);
  }

  async finish(): Promise<Uint8Array> {
    this.#document.end();
    await this.#finished;
    return Buffer.concat(this.#chunks);
  }

  #advance(font: FontName, piece: string): number {
    const known = advances[font].get(piece);
    if (known !== undefined) return known;
    const measured = this.#document.font(font, 1).widthOfString(piece);
    advances[font].set(piece, measured);
    return measured;
  }
}

/** How far below the top of its line box the baseline of a style lies: characters stand in the middle of the box. */
export function baselineIn({ leading, size }: TextStyle): number {
  return (leading - size) / 2 + size * 0.88;
}

export function heightOf(lines: readonly string[], style: TextStyle): number {
  return lines.length * style.leading;
}

/** Runs of dark squares in a row: where each begins, and how long it is. */
function runsOf(row: readonly boolean[]): (readonly [start: number, length: number])[] {
  return row.flatMap((dark, start) => {
    if (!dark || row[start - 1] === true) return [];
    const end = row.indexOf(false, start);
    return [[start, (end < 0 ? row.length : end) - start] as const];
  });
}
