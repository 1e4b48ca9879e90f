import { boundsOfSum } from '../../../shared/domain/quoting/faults-of-request.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { Tick } from '../../components/fields.tsx';
import { MoneyInput, noAmount } from '../../components/money-input.tsx';
import { yuanText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import type { Application, Product } from './application.ts';

const words = {
  sumHelp: { zh: '这项保障最多赔多少', en: 'The most this cover pays' },
  between: {
    zh: (least: string, most: string) => `须在 ${least} 至 ${most} 之间`,
    en: (least: string, most: string) => `Between ${least} and ${most}`,
  },
  atLeast: { zh: (least: string) => `不低于 ${least}`, en: (least: string) => `${least} or more` },
  value: { zh: '保险价值（研发类为项目预算）', en: 'Insurable value (for research, the project budget)' },
  valueHelp: { zh: '按经审计的预算填', en: 'As audited' },
  riders: { zh: '附加险', en: 'Additional covers' },
};

interface SumFieldsProps {
  readonly product: Product;
  readonly draft: Application;
  readonly change: (change: Partial<Application>) => void;
  readonly faultAt: (path: string) => string | undefined;
}

/** The sums that the product asks for, each with its bounds, and the riders that may be added. */
export function SumFields({ product, draft, change, faultAt }: SumFieldsProps) {
  const said = useWords(words);
  const names = useNames();
  const needsValue = product.covers.some((cover) => cover.sum?.maxPpmOfValue !== undefined);
  const insured = product.covers.filter(
    (cover) => cover.sum !== undefined && (cover.rider !== true || draft.riders.includes(cover.code)),
  );
  const helpOf = (code: string) => {
    const fen = draft.sums[code]?.fen ?? asFen(0);
    const bounds = boundsOfSum(product, code, {
      riders: draft.riders,
      insurableValueFen: draft.value.fen,
      sumsInsured: { [code]: fen },
    });
    if (bounds === undefined) return said.sumHelp;
    const least = yuanText(bounds.leastFen);
    const range =
      bounds.mostFen === undefined ? said.atLeast(least) : said.between(least, yuanText(bounds.mostFen));
    return `${said.sumHelp} · ${range}`;
  };
  return (
    <>
      {needsValue && (
        <MoneyInput
          name="insurableValueFen"
          label={said.value}
          help={said.valueHelp}
          error={faultAt('insurableValueFen')}
          value={draft.value}
          onChange={(value) => change({ value })}
        />
      )}
      {insured.map((cover) => (
        <MoneyInput
          key={cover.code}
          name={`sumsInsured.${cover.code}`}
          label={names(cover.names)}
          help={helpOf(cover.code)}
          error={faultAt(`sumsInsured.${cover.code}`)}
          optional={product.premium.kind === 'underwritten' || cover.sum?.usualFen !== undefined}
          value={draft.sums[cover.code] ?? noAmount}
          onChange={(sum) => change({ sums: { ...draft.sums, [cover.code]: sum } })}
        />
      ))}
      <RiderTicks product={product} draft={draft} change={change} />
    </>
  );
}

function RiderTicks({ product, draft, change }: Omit<SumFieldsProps, 'faultAt'>) {
  const said = useWords(words);
  const names = useNames();
  const riders = product.covers.filter((cover) => cover.rider === true);
  if (riders.length === 0) return null;
  return (
    <Block title={said.riders}>
      {riders.map(({ code, names: rider }) => (
        <Tick
          key={code}
          name={`rider-${code}`}
          label={names(rider)}
          checked={draft.riders.includes(code)}
          onChange={(isChosen) =>
            change({
              riders: isChosen ? [...draft.riders, code] : draft.riders.filter((other) => other !== code),
            })
          }
        />
      ))}
    </Block>
  );
}
