import { encode } from 'uqr';
import type { Verification } from '../../../shared/domain/papers/paper.ts';
import { type Canvas, heightOf } from './canvas.ts';
import { gap, type Row } from './rows.ts';
import { colours, contentWidth, page, styles } from './style.ts';

const codeSide = 92;
const padding = 14;
const quiet = 8;
const code = { font: 'bold', size: 13, colour: colours.ink, leading: 22 } as const;

/** How to find out whether the paper is true: a code for the camera, the same for the hand. */
export function verificationRows(canvas: Canvas, of: Verification): readonly Row[] {
  const height = codeSide + padding * 2;
  const left = page.left + padding + codeSide + padding + 6;
  const width = page.right - padding - left;
  const words = canvas.wrap(
    '保险责任以保险单及其条款、批单为准。本凭证显示打印时刻的状态；扫描二维码或凭验证码，可核对内容与现在的状态：',
    width,
    styles.body,
  );
  const address = canvas.wrap(of.url, width, styles.label);
  const draw = (top: number) => {
    canvas.box({ x: page.left, y: top, width: contentWidth, height }, colours.tint, 4);
    const paper = { x: page.left + padding, y: top + padding, width: codeSide };
    canvas.box({ ...paper, height: codeSide }, colours.paper);
    const squares = { x: paper.x + quiet, y: paper.y + quiet, width: codeSide - quiet * 2 };
    canvas.squares(encode(of.url, { ecc: 'M', border: 0 }).data, squares);
    canvas.lines(['验证码'], left, top + padding, styles.label);
    canvas.lines([of.code], left, top + padding + styles.label.leading, code);
    const wordsTop = top + padding + styles.label.leading + code.leading + 5;
    canvas.lines(words, left, wordsTop, styles.body);
    canvas.lines(address, left, wordsTop + heightOf(words, styles.body) + 2, styles.label);
  };
  return [gap(16), { height, draw }];
}
