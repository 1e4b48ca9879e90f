import { useParams, useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { SelectField } from '../../components/fields.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { DayText } from '../../words/dates.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { differences } from './differences.ts';
import { DifferenceTable } from './difference-table.tsx';
import { FigureTable } from './figure-table.tsx';

const words = {
  back: { zh: '产品', en: 'Products' },
  version: { zh: '版本', en: 'Version' },
  against: { zh: '与哪个版本比较', en: 'Compared with' },
  none: { zh: '不比较', en: 'None' },
  from: { zh: '开始销售', en: 'On sale from' },
  filing: { zh: '备案', en: 'Filing' },
  demo: { zh: '示范产品，未备案', en: 'Demonstration product, not filed' },
  insurers: { zh: '承保人', en: 'Insurers' },
  covers: { zh: '保障', en: 'Covers' },
  clauses: { zh: '免责条款', en: 'Exemption clauses' },
  changes: { zh: '改了什么', en: 'What changed' },
  figures: { zh: '数据与出处', en: 'Figures and their sources' },
};

type Product = AnswerOf<'GET /v1/products/{productCode}'>;

/** O2: a version of a product with the source of each figure, beside another version where one is chosen. */
export function ProductPage() {
  const { code = '' } = useParams();
  const [search] = useSearchParams();
  const latest = useAsk('GET /v1/products/{productCode}', { params: { productCode: code } });
  const asked = Number(search.get('version') ?? '0');
  const shown = useAsk(
    'GET /v1/products/{productCode}',
    { params: { productCode: code }, query: { ...(asked > 0 && { version: asked }) } },
    { keepOld: true },
  );
  return (
    <Asked query={latest}>
      {({ version }) => (
        <Asked query={shown}>{(product) => <Shown product={product} latest={version} />}</Asked>
      )}
    </Asked>
  );
}

function Shown({ product, latest }: { readonly product: Product; readonly latest: number }) {
  const said = useWords(words);
  const names = useNames();
  const [search, setSearch] = useSearchParams();
  const against = Number(search.get('against') ?? '0');
  const other = useAsk(
    'GET /v1/products/{productCode}',
    { params: { productCode: product.code }, query: { version: against } },
    { enabled: against > 0 },
  );
  const choose = (name: string, value: string) => {
    const changed = new URLSearchParams(search);
    if (value === '') changed.delete(name);
    else changed.set(name, value);
    setSearch(changed, { replace: true });
  };
  const versions = Array.from({ length: latest }, (_, index) => String(latest - index));
  const choices = versions.map((value) => ({ value, label: `v${value}` }));
  return (
    <Page
      title={names(product.names)}
      back={{ to: '/operator/products', name: said.back }}
      beside={product.filing.kind === 'demo' ? <Tag tone="warn">{said.demo}</Tag> : undefined}
    >
      <Block>
        <SelectField
          name="version"
          label={said.version}
          value={String(product.version)}
          onChange={(value) => choose('version', value)}
          choices={choices}
        />
        <SelectField
          name="against"
          label={said.against}
          empty={said.none}
          value={against > 0 ? String(against) : ''}
          onChange={(value) => choose('against', value)}
          choices={choices.filter(({ value }) => value !== String(product.version))}
        />
        <Facts
          rows={[
            [said.from, <DayText key="from" day={product.validFrom} />],
            [said.insurers, product.insurers.map(({ insurer }) => insurer).join('、')],
            [said.covers, product.covers.map((cover) => names(cover.names)).join('、')],
            [said.clauses, product.exemptionClauses.map((clause) => names(clause.title)).join('、')],
          ]}
        />
      </Block>
      {other.data && (
        <Block title={said.changes}>
          <DifferenceTable rows={differences(other.data, product)} figures={product.figures} />
        </Block>
      )}
      <Block title={said.figures}>
        <FigureTable of={product} figures={product.figures} />
      </Block>
    </Page>
  );
}
