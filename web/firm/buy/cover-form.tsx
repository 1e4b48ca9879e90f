import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { startWindow } from '../../../shared/domain/quoting/faults-of-request.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { DateField } from '../../components/fields.tsx';
import { useWords } from '../../words/language.tsx';
import type { Application, Product } from './application.ts';
import { faultsOf } from './application-faults.ts';
import { LenderFields, type LenderAccount } from './lender-fields.tsx';
import { PremiumPreview } from './premium-preview.tsx';
import { SumFields } from './sum-fields.tsx';
import { UnitFields } from './unit-fields.tsx';

const words = {
  start: { zh: '保障开始日', en: 'Cover starts' },
  startHelp: { zh: '当天零时起保', en: 'From 00:00 that day' },
  goOn: { zh: '继续', en: 'Continue' },
  fix: { zh: (n: number) => `有 ${n} 处需要修改`, en: (n: number) => `${n} to fix` },
  fixed: {
    zh: '这款产品的保障和限额是固定的，只需选开始日',
    en: 'Covers and limits of this product are fixed; choose the first day only',
  },
};

interface CoverFormProps {
  readonly product: Product;
  readonly draft: Application;
  readonly change: (change: Partial<Application>) => void;
  readonly lender: LenderAccount;
  readonly isSending: boolean;
  readonly onDone: () => void;
}

/** What to insure, from when, for how much; the premium is worked out on the page as one types. */
export function CoverForm({ product, draft, change, lender, isSending, onDone }: CoverFormProps) {
  const said = useWords(words);
  const today = useServiceToday();
  const window = today && startWindow(today);
  const [isTried, setIsTried] = useState(false);
  const faults = faultsOf(product, draft, today, lender.account);
  const faultAt = (path: string) => (isTried ? faults.get(path) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (faults.size === 0) onDone();
    else document.querySelector<HTMLElement>(`[data-field="${[...faults.keys()][0]}"] input`)?.focus();
  };
  const isFixed =
    product.premium.kind === 'fixed' &&
    product.covers.every(({ sum, rider }) => sum === undefined && rider !== true);
  return (
    <form className="stack-wide" onSubmit={submit} noValidate>
      {isTried && faults.size > 0 && (
        <p role="alert" className="problem problem-title">
          {said.fix(faults.size)}
        </p>
      )}
      {isFixed && <p>{said.fixed}</p>}
      <DateField
        name="start"
        label={said.start}
        help={said.startHelp}
        error={faultAt('start')}
        value={draft.start}
        {...(window && { min: window.first, max: window.last })}
        onChange={(start) => change({ start })}
      />
      {product.premium.kind === 'per-unit' && (
        <UnitFields terms={product.premium} draft={draft} change={change} error={faultAt('units')} />
      )}
      <SumFields product={product} draft={draft} change={change} faultAt={faultAt} />
      {product.lossPayeeAllowed && (
        <LenderFields draft={draft} change={change} lender={lender} error={faultAt('lossPayee')} />
      )}
      <PremiumPreview product={product} draft={draft} />
      <Button type="primary" htmlType="submit" block disabled={isSending}>
        {said.goOn}
      </Button>
    </form>
  );
}
