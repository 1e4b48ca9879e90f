import { useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { CopyButton } from '../../components/code-text.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { Block, Page } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { ProgrammeChoice, useChosenProgramme } from '../performance/programme-choice.tsx';
import { DayText } from '../../words/dates.tsx';
import { useWords } from '../../words/language.tsx';
import { LargeExport } from './large-export.tsx';
import { LedgerPlaces } from './ledger-places.tsx';

const words = {
  title: { zh: '导出与核验', en: 'Export and verify' },
  export: { zh: '导出台账', en: 'Export the ledger' },
  what: {
    zh: '涉及本单位的全部分录、封存它们的区块和所依据的事实，每行一条 JSON。',
    en: 'Every entry that touches your organisation, the blocks that seal them and what they follow from, a line of JSON each.',
  },
  download: { zh: '下载台账', en: 'Download the ledger' },
  verify: { zh: '自己核验', en: 'Verify it yourself' },
  how: {
    zh: '不需要联网，也不需要相信本系统：在源代码目录下运行下面的命令，逐笔重算，第一处不成立的会被指出来。末块哈希见下表，可抄下来日后对照。',
    en: 'Offline, and without trusting this system: run the command below in the source folder. It reckons every entry again and names what does not hold first. Note the hash of the last block to compare later.',
  },
  command: { zh: '命令', en: 'command' },
  blocks: { zh: '区块', en: 'Blocks' },
  caption: { zh: '封存分录的区块，最早的在前', en: 'Blocks that seal entries, the first one first' },
  number: { zh: '号', en: 'No.' },
  at: { zh: '封存时间', en: 'Sealed' },
  entries: { zh: '分录', en: 'Entries' },
  hash: { zh: '哈希', en: 'Hash' },
  none: { zh: '还没有区块', en: 'No block yet' },
};

const command = 'npm run verify -- ledger.jsonl';

/** The ledger to take away, and how anybody proves that nothing in it was changed. */
export function ProofPage() {
  const said = useWords(words);
  return (
    <Page title={said.title}>
      <LedgerPlaces />
      <Block title={said.export}>
        <p>{said.what}</p>
        <div className="row">
          <PaperLink route="GET /v1/ledger/export" input={{}} fileName="ledger.jsonl">
            {said.download}
          </PaperLink>
          <LargeExport />
        </div>
      </Block>
      <Block title={said.verify}>
        <p>{said.how}</p>
        <p className="row">
          <code>{command}</code> <CopyButton text={command} what={said.command} />
        </p>
      </Block>
      <Blocks />
    </Page>
  );
}

function Blocks() {
  const said = useWords(words);
  const chosen = useChosenProgramme();
  const [search] = useSearchParams();
  const after = search.get('after');
  const { programmeId } = chosen;
  const blocks = useAsk(
    'GET /v1/ledger/blocks',
    { query: { limit: 50, ...(programmeId && { programmeId }), ...(after !== null && { cursor: after }) } },
    { enabled: programmeId !== undefined, keepOld: true },
  );
  return (
    <Block title={said.blocks}>
      <ProgrammeChoice chosen={chosen} />
      <Asked query={blocks}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? <p>{said.none}</p> : <BlockTable items={items} />}
            <CursorPager shown={items.length} next={nextCursor} />
          </>
        )}
      </Asked>
    </Block>
  );
}

function BlockTable({ items }: { readonly items: AnswerOf<'GET /v1/ledger/blocks'>['items'] }) {
  const said = useWords(words);
  return (
    <PlainTable caption={said.caption} heads={[said.number, said.at, { number: said.entries }, said.hash]}>
      <tbody>
        {items.map((one) => (
          <tr key={one.number}>
            <th scope="row">{one.number}</th>
            <td>
              <DayText day={one.day} />
            </td>
            <td className="number">{one.entries}</td>
            <td>
              <code title={one.hash}>{one.hash.slice(0, 16)}…</code>{' '}
              <CopyButton text={one.hash} what={said.hash} />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
