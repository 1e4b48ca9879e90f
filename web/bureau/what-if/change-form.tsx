import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { type Fen, type Ppm, wholePpm } from '../../../shared/domain/money.ts';
import type { ProgrammeChange } from '../../../shared/domain/simulation/simulation.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { MoneyInput, type TypedAmount, typedAmount } from '../../components/money-input.tsx';
import { Block } from '../../components/page.tsx';
import { PercentField, rateDigits, type TypedRate, typedRate } from '../../components/percent-field.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';

const words = {
  title: { zh: '改哪些口径', en: 'What is changed' },
  rate: { zh: (of: string) => `补贴比例${of}`, en: (of: string) => `Subsidy rate${of}` },
  year: { zh: (n: number) => `第 ${n} 年`, en: (n: number) => `year ${n}` },
  yearCap: { zh: '企业年度上限', en: 'Yearly cap of a firm' },
  policyCap: { zh: '单份保单上限', en: 'Cap of a policy' },
  selfPay: { zh: '最低自缴比例', en: 'Minimum self-pay' },
  share: { zh: (level: string) => `${level}分担`, en: (level: string) => `Share of the ${level}` },
  shares: { zh: '各级分担合计须为 100%', en: 'The shares of the levels must add up to 100%' },
  send: { zh: '试算', en: 'Try' },
  asking: { zh: '正在试算', en: 'Reckoning' },
  reset: { zh: '恢复现行口径', en: 'Back to the rules in force' },
};

interface Typed {
  readonly rates: readonly TypedRate[];
  readonly shares: readonly TypedRate[];
  readonly selfPay: TypedRate;
  readonly yearCap: TypedAmount;
  readonly policyCap: TypedAmount;
}

function typedOf(of: Programme): Typed {
  return {
    rates: of.rates.map(({ ppm }) => typedRate(rateDigits(ppm))),
    shares: of.levels.map(({ sharePpm }) => typedRate(rateDigits(sharePpm))),
    selfPay: typedRate(rateDigits(of.minSelfPayPpm)),
    yearCap: typedAmount(of.firmYearCapFen),
    policyCap: typedAmount(of.policyCapFen),
  };
}

/** Only what is not as it was: without any change the simulation has to agree with the books. */
function changeOf(of: Programme, typed: Typed): ProgrammeChange {
  const rates = of.rates.map((rate, at) => ({ ...rate, ppm: typed.rates[at]?.ppm ?? rate.ppm }));
  const levels = of.levels.map((level, at) => ({
    ...level,
    sharePpm: typed.shares[at]?.ppm ?? level.sharePpm,
  }));
  const isOther = <Value,>(value: Value | undefined, was: Value | undefined): value is Value =>
    value !== undefined && value !== was;
  const yearCap = typed.yearCap.fen;
  const policyCap = typed.policyCap.fen;
  const selfPay = typed.selfPay.ppm;
  return {
    ...(rates.some(({ ppm }, at) => ppm !== of.rates[at]?.ppm) && { rates }),
    ...(levels.some(({ sharePpm }, at) => sharePpm !== of.levels[at]?.sharePpm) && { levels }),
    ...(isOther<Fen>(yearCap, of.firmYearCapFen) && { firmYearCapFen: yearCap }),
    ...(isOther<Fen>(policyCap, of.policyCapFen) && { policyCapFen: policyCap }),
    ...(isOther<Ppm>(selfPay, of.minSelfPayPpm) && { minSelfPayPpm: selfPay }),
  };
}

interface ChangeFormProps {
  readonly of: Programme;
  readonly isAsking: boolean;
  readonly onTry: (change: ProgrammeChange) => void;
}

/** The figures of a programme that grants are reckoned from, to be changed for a trial. */
export function ChangeForm({ of, isAsking, onTry }: ChangeFormProps) {
  const said = useWords(words);
  const [typed, setTyped] = useState(() => typedOf(of));
  const isWhole = typed.shares.reduce((sum, { ppm }) => sum + (ppm ?? 0), 0) === wholePpm;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) onTry(changeOf(of, typed));
  };
  return (
    <Block title={said.title}>
      <form className="stack" onSubmit={send} noValidate>
        <ChangeFields of={of} typed={typed} onChange={(part) => setTyped((held) => ({ ...held, ...part }))} />
        {!isWhole && (
          <p role="alert" className="money-bad">
            {said.shares}
          </p>
        )}
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={isAsking}>
            {isAsking ? said.asking : said.send}
          </Button>
          <Button
            onClick={() => {
              setTyped(typedOf(of));
              onTry({});
            }}
          >
            {said.reset}
          </Button>
        </div>
      </form>
    </Block>
  );
}

function ChangeFields({
  of,
  typed,
  onChange,
}: {
  readonly of: Programme;
  readonly typed: Typed;
  readonly onChange: (part: Partial<Typed>) => void;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const rateName = useRateName();
  return (
    <div className="what-if-fields">
      {of.rates.map((rate, at) => (
        <PercentField
          key={at}
          name={`rate-${at}`}
          label={said.rate(rateName(of, rate))}
          value={typed.rates[at] ?? typedRate('')}
          onChange={(value) => onChange({ rates: typed.rates.with(at, value) })}
        />
      ))}
      <PercentField
        name="selfPay"
        label={said.selfPay}
        value={typed.selfPay}
        onChange={(selfPay) => onChange({ selfPay })}
      />
      <MoneyInput
        name="yearCap"
        label={said.yearCap}
        optional
        value={typed.yearCap}
        onChange={(yearCap) => onChange({ yearCap })}
      />
      <MoneyInput
        name="policyCap"
        label={said.policyCap}
        optional
        value={typed.policyCap}
        onChange={(policyCap) => onChange({ policyCap })}
      />
      {of.levels.map(({ level }, at) => (
        <PercentField
          key={level}
          name={`share-${level}`}
          label={said.share(levelWords[level]?.[language] ?? level)}
          value={typed.shares[at] ?? typedRate('')}
          onChange={(value) => onChange({ shares: typed.shares.with(at, value) })}
        />
      ))}
    </div>
  );
}

function useRateName() {
  const said = useWords(words);
  const names = useNames();
  return (of: Programme, rate: Programme['rates'][number]): string => {
    const named = of.classes?.find(({ code }) => code === rate.class);
    const parts = [named && names(named.names), rate.yearOfInsurance && said.year(rate.yearOfInsurance)];
    const text = parts.filter(Boolean).join(' ');
    return text === '' ? '' : `（${text}）`;
  };
}
