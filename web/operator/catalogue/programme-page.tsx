import { useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { useNames, useWords } from '../../words/language.tsx';
import { FigureTable } from './figure-table.tsx';
import { modeWords } from './mode-words.ts';

const words = {
  back: { zh: '补贴方案', en: 'Programmes' },
  version: { zh: '版本', en: 'Version' },
  mode: { zh: '方式', en: 'Mode' },
  products: { zh: '产品', en: 'Products' },
  figures: { zh: '数据与出处', en: 'Figures and their sources' },
};

/** A subsidy programme as it is, with the source of each figure. */
export function ProgrammePage() {
  const said = useWords(words);
  const modes = useWords(modeWords);
  const names = useNames();
  const { programmeId = '' } = useParams();
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  return (
    <Asked query={programme}>
      {(loaded) => (
        <Page title={names(loaded.names)} back={{ to: '/operator/programmes', name: said.back }}>
          <Block>
            <Facts
              rows={[
                [said.version, `v${loaded.version}`],
                [said.mode, modes[loaded.mode]],
                [said.products, loaded.products.join('、')],
              ]}
            />
          </Block>
          <Block title={said.figures}>
            <FigureTable of={loaded} figures={loaded.figures} />
          </Block>
        </Page>
      )}
    </Asked>
  );
}
