import type { Catalogue } from '../catalogue/catalogue.ts';
import { formatYuan } from '../money.ts';
import type { Quote } from '../quoting/quote.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import { levelNames } from '../subsidies/level-names.ts';
import type { PaperRow, PaperTable } from './paper.ts';

/** What a premium is made of, whoever sold it: a quote or the policy that it became. */
export type Priced = Pick<Quote, 'premium' | 'subsidy' | 'firmPaysFen'>;

/**
 * Who pays the premium: each level of each programme that deducts directly with its payer, the firm, and what they add up to.
 * Subsidies that come after payment (SUB-8) stand below the sum, because the firm pays them first.
 */
export function payersTable(of: Priced, catalogue: Catalogue): PaperTable {
  const later = of.subsidy.programmes.filter((grant) => grant.mode !== 'direct-deduct');
  const { grossFen, netOfVatFen, vatFen } = of.premium;
  return {
    kind: 'table',
    columns: [
      { title: '承担方', weight: 34 },
      { title: '依据', weight: 46 },
      { title: '金额 (元)', weight: 20, amount: true },
    ],
    rows: [
      ...directParts(of, catalogue).map(({ payer, programme, amount }) => ({
        cells: [payer, programme, amount],
      })),
      { cells: ['投保企业', '自缴保险费', formatYuan(of.firmPaysFen)] },
      { cells: ['保险费合计（含税）', '', formatYuan(grossFen)], kind: 'total' },
      { cells: ['其中：不含税保险费', '', formatYuan(netOfVatFen)], kind: 'part' },
      { cells: ['其中：增值税（6 %）', '', formatYuan(vatFen)], kind: 'part' },
      ...partsOf(later, catalogue).map(({ payer, programme, amount }): PaperRow => {
        return { cells: [payer, `${programme}（缴费后补贴）`, amount], kind: 'part' };
      }),
    ],
  };
}

/** What a level of a programme pays, in words. */
interface PrintedPart {
  readonly payer: string;
  readonly programme: string;
  readonly amount: string;
}

/** SUB-7: what each level pays of a premium from which it is deducted directly. */
export function directParts(of: Pick<Priced, 'subsidy'>, catalogue: Catalogue): readonly PrintedPart[] {
  return partsOf(
    of.subsidy.programmes.filter((grant) => grant.mode === 'direct-deduct'),
    catalogue,
  );
}

function partsOf(grants: readonly ProgrammeGrant[], catalogue: Catalogue): readonly PrintedPart[] {
  return grants.flatMap((grant) => {
    const { names } = catalogue.usedProgramme(grant.programmeId, grant.version);
    return grant.levels.map((part) => ({
      payer: `${levelNames[part.level].zh}财政（${part.payer}）`,
      programme: names.zh,
      amount: formatYuan(part.fen),
    }));
  });
}
