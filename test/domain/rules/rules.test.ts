import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { statutoryPeriods } from '../../../shared/domain/claims/statutory-periods.ts';
import { englishSource } from '../../../shared/domain/rules/english-source.ts';
import { rule } from '../../../shared/domain/rules/rule.ts';
import { rules } from '../../../shared/domain/rules/rules.ts';
import { expectEnglish } from '../../support/english.ts';

const families = [...new Set(rules.map(({ id }) => id.slice(0, 3)))];
const cited = new RegExp(`\\b(?:${families.join('|')})-\\d+\\b`, 'g');
const ids = new Set(rules.map(({ id }) => id));

describe('the rules beside figures (G13)', () => {
  it('name each rule once, in both languages, with what it rests on', () => {
    expect(ids.size).toBe(rules.length);
    for (const one of rules) expect(rule.safeParse(one)).toMatchObject({ success: true });
  });

  it('hold every rule that code cites', () => {
    const missing = globSync('{shared,functions}/**/*.ts')
      .flatMap((file) => readFileSync(file, 'utf8').match(cited) ?? [])
      .filter((id) => !ids.has(id));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('rest on sources that have English names, as the periods of law do', () => {
    const articles = Object.values(statutoryPeriods).map((period) => period.article);
    expectEnglish([...rules.map(({ source }) => source), ...articles].map(englishSource));
    expect(articles.map(englishSource)).toContain('Insurance Law art. 23');
    expect(englishSource('财金〔2021〕130号；保险法（2015）')).toBe(
      'Caijin [2021] No. 130; Insurance Law (2015)',
    );
  });

  it('name an article where the source is the Insurance Law', () => {
    for (const { id, source, article } of rules) {
      if (source.startsWith('保险法')) expect(article, id).toMatch(/^arts?\. \d/);
    }
  });
});
