import { subtractFen, sumFen } from '../../../shared/domain/money.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { lossItemWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Claim } from './claim.ts';

const words = {
  caption: { zh: '定损单；金额单位：元', en: 'Assessment sheet; in yuan' },
  item: { zh: '项目', en: 'Item' },
  claimed: { zh: '索赔', en: 'Claimed' },
  accepted: { zh: '认可', en: 'Accepted' },
  cut: { zh: '差额', en: 'Cut' },
  why: { zh: '理由', en: 'Why' },
  total: { zh: '合计', en: 'Total' },
};

type Sheet = NonNullable<Claim['assessment']>['sheet'];

/** What was asked, what the assessor accepted, and why not all of it, line by line. */
export function SheetTable({ sheet }: { readonly sheet: Sheet }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const claimedFen = sumFen(sheet.lossLines.map((line) => line.claimedFen));
  const acceptedFen = sumFen(sheet.lossLines.map((line) => line.acceptedFen));
  return (
    <PlainTable
      caption={said.caption}
      isTitled
      heads={[said.item, ...numbers(said.claimed, said.accepted, said.cut), said.why]}
    >
      <tbody>
        {sheet.lossLines.map((line, index) => (
          <tr key={index}>
            <th scope="row">{wordOf(lossItemWords, line.item, language)}</th>
            <td className="number">
              <MoneyText fen={line.claimedFen} bare />
            </td>
            <td className="number">
              <MoneyText fen={line.acceptedFen} bare />
            </td>
            <td className="number">
              <MoneyText fen={subtractFen(line.claimedFen, line.acceptedFen)} bare />
            </td>
            <td>{line.note ?? '—'}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{said.total}</th>
          <td className="number">
            <MoneyText fen={claimedFen} bare />
          </td>
          <td className="number">
            <MoneyText fen={acceptedFen} bare />
          </td>
          <td className="number">
            <MoneyText fen={subtractFen(claimedFen, acceptedFen)} bare />
          </td>
          <td>—</td>
        </tr>
      </tbody>
    </PlainTable>
  );
}
