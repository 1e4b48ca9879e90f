import type { previewOf } from './preview.ts';
import { Tag } from '../../../components/status-tag.tsx';
import { useWords } from '../../../words/language.tsx';
import { IndemnityTable } from '../../claims/indemnity-table.tsx';

const words = {
  trial: { zh: '试算', en: 'Preview' },
  total: { zh: '赔款（试算）', en: 'Indemnity (preview)' },
  value: {
    zh: '填了出险时的实际价值才能试算',
    en: 'The preview needs the value at the time of the loss',
  },
};

/** What the sheet comes to as it is typed; the service works it out again when it is submitted. */
export function PreviewBlock({ preview }: { readonly preview: ReturnType<typeof previewOf> }) {
  const said = useWords(words);
  if (!preview.accepted) return <p className="quiet">{said.value}</p>;
  const { lines, totalFen } = preview.value;
  return (
    <div className="assess-preview stack">
      <p>
        <Tag tone="proposed">{said.trial}</Tag>
      </p>
      <IndemnityTable lines={lines} totalFen={totalFen} totalName={said.total} />
    </div>
  );
}
