import type { YearClearing } from '../clearing/clear-year.ts';
import { formatYuan, sumFen } from '../money.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** SUB-19: every city that has advanced something hears what it deducts from which county; the counties hear of it from it. */
export function clearingNotices(
  { programmeId, year, statement }: YearClearing,
  nextIdentity: () => NoticeIdentity,
): readonly Notice[] {
  const byCity = Map.groupBy(statement.owed, ({ city }) => city);
  return [...byCity].map(([city, owed]) => {
    const total = formatYuan(sumFen(owed.map(({ fen }) => fen)));
    const each = owed.map(({ county, fen }) => `${county} ${formatYuan(fen)}`);
    return {
      ...nextIdentity(),
      audience: `bureau#${city}`,
      kind: 'clearing.advances-deducted',
      text: {
        zh: `${programmeId} ${year} 年度已清算：垫付的 ${total} 元在年终结算中向区县扣回（${each.join('、')} 元）。`,
        en: `${programmeId} is cleared for ${year}: deduct the ${total} yuan that you have advanced from your counties (${each.join(', ')}).`,
      },
    };
  });
}
