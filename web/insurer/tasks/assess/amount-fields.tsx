import { isDelayCover } from '../../../../shared/domain/claims/loss-sheet.ts';
import type { Fen } from '../../../../shared/domain/money.ts';
import { DateField } from '../../../components/fields.tsx';
import { MoneyInput, noAmount } from '../../../components/money-input.tsx';
import { useWords } from '../../../words/language.tsx';
import type { SectionProps } from './section.ts';
import { plainAmounts } from './sheet-draft.ts';

const words = {
  salvageFen: { zh: '残值', en: 'Salvage' },
  recoveriesFen: { zh: '追偿', en: 'Recoveries' },
  publicGrantFen: { zh: '财政资助', en: 'Public grant' },
  rescueCostFen: { zh: '施救', en: 'Rescue cost' },
  insurableValueFen: { zh: '出险时的实际价值', en: 'Value at the time of the loss' },
  plannedEnd: { zh: '原定完成日', en: 'Planned end' },
  succeededOn: { zh: '实际成功日', en: 'Succeeded on' },
  stoppedOn: { zh: '停工日', en: 'Stopped on' },
  resumedOn: { zh: '复工日', en: 'Resumed on' },
};

interface AmountFieldsProps extends SectionProps {
  readonly agreedValueFen: Fen | undefined;
}

/** What is added to a loss or comes off it; days where the cover pays for time. */
export function AmountFields({ draft, change, faultAt, cover, agreedValueFen }: AmountFieldsProps) {
  const said = useWords(words);
  const needsValue =
    agreedValueFen === undefined && (cover.basis === 'proportional' || draft.otherPolicies.length > 0);
  const hasInterruption = cover.deductibleDays !== undefined || cover.maxIndemnityMonths !== undefined;
  const days = isDelayCover(cover)
    ? (['plannedEnd', 'succeededOn'] as const)
    : hasInterruption
      ? (['stoppedOn', 'resumedOn'] as const)
      : [];
  return (
    <div className="assess-amounts">
      {(needsValue ? (['insurableValueFen', ...plainAmounts] as const) : plainAmounts).map((name) => (
        <MoneyInput
          key={name}
          name={name}
          label={said[name]}
          error={faultAt(name)}
          optional={name !== 'insurableValueFen'}
          value={draft.amounts[name] ?? noAmount}
          onChange={(amount) => change({ amounts: { ...draft.amounts, [name]: amount } })}
        />
      ))}
      {days.map((name) => (
        <DateField
          key={name}
          name={name}
          label={said[name]}
          error={faultAt(isDelayCover(cover) ? 'delay' : 'interruption')}
          value={draft[name]}
          onChange={(day) => change({ [name]: day })}
        />
      ))}
    </div>
  );
}
