import { useAsk } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Ages } from '../../components/ages.tsx';
import { AsOfField, useAsOf } from '../../components/as-of-field.tsx';
import { Asked } from '../../components/asked.tsx';
import { Block, Page } from '../../components/page.tsx';
import { ReportFiles } from '../../components/report-files.tsx';
import { useWords } from '../../words/language.tsx';
import { ReportPlaces } from './report-places.tsx';

const words = { title: { zh: '应付账龄', en: 'Ageing of what is owed' } };

/** Item 10: what each bureau owes the insurers, by how long. */
export function ReceivablesPage() {
  const said = useWords(words);
  const today = useServiceToday();
  const asOf = useAsOf();
  const report = useAsk('GET /v1/reports/receivables', { query: { asOf } }, { keepOld: true });
  return (
    <Page
      title={said.title}
      actions={
        <ReportFiles
          route="GET /v1/reports/receivables"
          inputOf={(format) => ({ query: { asOf, format } })}
          name={`receivables-${asOf ?? today}`}
        />
      }
    >
      <ReportPlaces />
      <AsOfField />
      <Block>
        <Asked query={report}>{(loaded) => <Ages report={loaded} />}</Asked>
      </Block>
    </Page>
  );
}
