import { beforeAll, describe, expect, it } from 'vitest';
import { drawPaper } from '../../../functions/papers/drawing/draw-paper.ts';
import { wrapLines } from '../../../functions/papers/drawing/wrap-lines.ts';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Paper } from '../../../shared/domain/papers/paper.ts';
import { policyPaper } from '../../../shared/domain/papers/policy-paper.ts';
import { bind, paid } from '../../domain/policies/policy-fixtures.ts';
import { at, known, now } from '../../domain/quoting/quote-fixtures.ts';
import { embedsSubsets, readPdf, type ReadPdf } from '../../support/pdf.ts';

const mostBytes = 300 * 1024;
const measure = (text: string) => Array.from(text).length;

describe('lines', () => {
  const wrap = (text: string, width: number) => wrapLines(text, width, measure);

  it('break between Chinese characters, and where the text says so', () => {
    expect(wrap('保险责任以保险单为准\n第二段', 4)).toEqual(['保险责任', '以保险单', '为准', '第二段']);
  });

  it('never begin with a closing mark and never end with an opening one', () => {
    expect(wrap('保险责任，以保险单', 4)).toEqual(['保险责', '任，以保', '险单']);
    expect(wrap('保险单（示范）', 4)).toEqual(['保险单', '（示范）']);
  });

  it('keep words, numbers and amounts with their unit whole', () => {
    expect(wrap('免赔 3,300.00 元整', 11)).toEqual(['免赔', '3,300.00 元整']);
    expect(wrap('see KB202600000000015', 17)).toEqual(['see', 'KB202600000000015']);
  });

  it('break what is longer than a line wherever they have to', () => {
    expect(wrap('ABCDEFGHIJ', 4)).toEqual(['ABCD', 'EFGH', 'IJ']);
    expect(wrap('', 4)).toEqual(['']);
  });
});

/** 秦科普惠保 with sixty long clauses, sold to a firm with the longest name that may be registered, by ten insurers. */
const crowded = (() => {
  const product = known('qinke-inclusive');
  const long = '因设计、材料或者工艺缺陷造成的损失，以及由此产生的一切间接损失，保险人不负赔偿责任；'.repeat(
    8,
  );
  const clause = (number: number) => ({
    id: `clause-${number}`,
    title: { zh: `第 ${number} 条 责任免除`, en: `Clause ${number}` },
    text: { zh: long, en: 'long' },
    example: { zh: `第 ${number} 条的示例：线路老化造成的性能下降不赔。`, en: 'example' },
  });
  const clauses = Array.from({ length: 60 }, (_, index) => clause(index + 1));
  const catalogue = new Catalogue([{ ...product, exemptionClauses: clauses }], builtInCatalogue.programmes);
  const of = paid(bind().policy);
  const insurers = Array.from({ length: 10 }, () => of.insurers).flat();
  const named = { ...of, insurers, policyholder: '西安示范超长名称'.repeat(25) };
  return { paper: policyPaper(named, catalogue, now), name: named.policyholder };
})();

describe('a paper of several pages', () => {
  let bytes: Uint8Array;
  let read: ReadPdf;
  beforeAll(async () => {
    bytes = await drawPaper(crowded.paper, now);
    read = await readPdf(bytes);
  });

  it('is no larger than 300 KiB and carries only the characters that it uses', () => {
    expect(bytes.byteLength).toBeLessThanOrEqual(mostBytes);
    expect(embedsSubsets(bytes)).toBe(true);
  });

  it('numbers its pages and warns on each', () => {
    expect(read.pages.length).toBeGreaterThan(10);
    for (const [index, text] of read.pages.entries()) {
      expect(text).toContain('示范产品，未备案 / demonstration product, not filed');
      expect(text).toContain(`第 ${index + 1} 页，共 ${read.pages.length} 页`);
    }
  });

  it('loses nothing: the longest name, each clause and each example are there', () => {
    const whole = read.text.replaceAll('\n', '');
    expect(whole).toContain(crowded.name);
    for (let number = 1; number <= 60; number += 1) {
      expect(whole).toContain(`第 ${number} 条 责任免除`);
      expect(whole).toContain(`第 ${number} 条的示例`);
    }
  });

  it('leaves no heading at the end of a page', () => {
    const headings = new Set(crowded.paper.sections.map(({ heading }) => heading));
    for (const page of read.pages) {
      const lines = page.split('\n');
      const footer = lines.indexOf('科保 Kebao');
      expect(headings.has(lines[footer - 1] ?? '')).toBe(false);
    }
  });
});

describe('a table that is longer than a page', () => {
  const rows = Array.from({ length: 120 }, (_, index) => ({ cells: [`第 ${index + 1} 行`, '1.00'] }));
  const columns = [
    { title: '项目', weight: 3 },
    { title: '金额', weight: 1, amount: true },
  ] as const;
  const paper: Paper = {
    ...crowded.paper,
    sections: [
      {
        heading: '明细',
        blocks: [
          {
            kind: 'table',
            columns,
            rows: [...rows, { cells: ['合计', '120.00'], kind: 'total' }],
          },
        ],
      },
    ],
  };

  it('repeats its header on every page, and its total stands with the last row', async () => {
    const { pages } = await readPdf(await drawPaper(paper, now));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain('项目\n金额');
    expect(pages.at(-1)).toMatch(/第 120 行\n1\.00\n合计\n120\.00/);
  });
});

describe('a code that confirms', () => {
  const code = 'KB202600000000015-ABCDE-23456';
  const verification = { code, url: `https://portal.kebao.example/v1/certificates/${code}` };
  const [parties, ...others] = crowded.paper.sections;

  it('closes a paper of one page, and stands on the first of a longer one', async () => {
    const short = { ...crowded.paper, verification, sections: parties === undefined ? [] : [parties] };
    const { pages } = await readPdf(await drawPaper(short, now));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.indexOf(code)).toBeGreaterThan(pages[0]?.indexOf('保险期间') ?? -1);
    const long = await readPdf(await drawPaper({ ...short, sections: [...short.sections, ...others] }, now));
    expect(long.pages[0]).toContain(code);
    expect(long.pages.slice(1).join('')).not.toContain(code);
  });
});

describe('a file', () => {
  const paper = policyPaper(paid(bind().policy), builtInCatalogue, now);

  it('is the same to the byte for the same state at the same time', async () => {
    const [one, other] = [await drawPaper(paper, now), await drawPaper(paper, now)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('says as of when it was made, and takes that from nowhere else', async () => {
    const later = at('2026-02-01T02:30:00.000Z');
    const file = await drawPaper(policyPaper(paid(bind().policy), builtInCatalogue, later), later);
    expect((await readPdf(file)).text).toContain('状态截至 2026年2月1日 10:30（北京时间）');
    expect(Buffer.from(file).toString('latin1')).toContain('(D:20260201023000Z)');
  });
});
