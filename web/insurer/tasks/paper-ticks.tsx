import { useProductSold } from '../../api/use-product-sold.ts';
import { Asked } from '../../components/asked.tsx';
import { Tick } from '../../components/fields.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import type { Claim } from '../claims/claim.ts';

const words = { kinds: { zh: '要补的材料', en: 'Papers to ask for' } };

/** The papers that the product asks for on this cover. */
export function PaperTicks({
  claim,
  chosen,
  error,
  onChange,
}: {
  readonly claim: Claim;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const said = useWords(words);
  const names = useNames();
  const { code, version } = claim.policyAsAtLoss.product;
  const product = useProductSold({ code, version });
  return (
    <Asked query={product}>
      {({ documents }) => (
        <fieldset className="field">
          <legend>{said.kinds}</legend>
          {error !== undefined && (
            <div className="field-error" role="alert">
              {error}
            </div>
          )}
          {documents
            .filter(({ covers }) => covers?.some((cover) => cover === claim.coverCode) ?? true)
            .map((paper) => (
              <Tick
                key={paper.kind}
                name={`paper-${paper.kind}`}
                label={
                  <>
                    {names(paper.names)} <span className="field-help">{names(paper.example)}</span>
                  </>
                }
                checked={chosen.includes(paper.kind)}
                onChange={(isChosen) =>
                  onChange(isChosen ? [...chosen, paper.kind] : chosen.filter((kind) => kind !== paper.kind))
                }
              />
            ))}
        </fieldset>
      )}
    </Asked>
  );
}
