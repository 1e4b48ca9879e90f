import { SelectField, TextField } from '../../components/fields.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { yuanText } from '../../components/money-text.tsx';
import type { Application, Product } from './application.ts';

const words = {
  class: { zh: '类别', en: 'Class' },
  count: { zh: (unit: string) => `数量（${unit}）`, en: (unit: string) => `How many (${unit})` },
};

/** For products by the piece: which class, how many. */
export function UnitFields({
  terms,
  draft,
  change,
  error,
}: {
  readonly terms: Extract<Product['premium'], { readonly kind: 'per-unit' }>;
  readonly draft: Application;
  readonly change: (change: Partial<Application>) => void;
  readonly error: string | undefined;
}) {
  const said = useWords(words);
  const names = useNames();
  return (
    <>
      <SelectField
        name="unitClass"
        label={said.class}
        value={draft.unitClass === '' ? (terms.classes[0]?.code ?? '') : draft.unitClass}
        onChange={(unitClass) => change({ unitClass })}
        choices={terms.classes.map((one) => ({
          value: one.code,
          label: `${names(one.names)} · ${yuanText(one.grossFen)}`,
        }))}
      />
      <TextField
        name="units"
        label={said.count(names(terms.unit))}
        value={draft.unitCount}
        onChange={(unitCount) => change({ unitCount })}
        error={error}
        inputMode="numeric"
      />
    </>
  );
}
