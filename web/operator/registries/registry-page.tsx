import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { registryKind, registryKinds } from '../../../shared/domain/registries/registration.ts';
import { useCommand } from '../../api/ask.ts';
import { CopyButton } from '../../components/code-text.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { SelectField } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Page } from '../../components/page.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { BadRows } from './bad-rows.tsx';
import { type ReadList, readList } from './read-list.ts';
import { headerOf, registryWords } from './registry-words.ts';

const words = {
  title: { zh: '导入名单', en: 'Import a registry' },
  kind: { zh: '名单', en: 'Registry' },
  header: { zh: '第一行须是', en: 'The first line is' },
  optional: {
    zh: 'revokedFrom 可以省略或留空；日期写作 2026-12-31',
    en: 'revokedFrom may be left out or empty; days are written 2026-12-31',
  },
  choose: { zh: '选文件', en: 'Choose a file' },
  drop: {
    zh: '把 CSV 文件拖到这里，或选一个文件（UTF-8 或 GB18030）',
    en: 'Drop a CSV file here, or choose one (UTF-8 or GB18030)',
  },
  rows: { zh: (n: number) => `共 ${n} 行`, en: (n: number) => `${n} rows` },
  send: { zh: '导入', en: 'Import' },
  sending: { zh: '正在导入，请勿关闭', en: 'Importing, keep this page open' },
  result: {
    zh: (accepted: number, rejected: number) =>
      rejected === 0
        ? `已收 ${accepted} 行，全部生效`
        : `已收 ${accepted} 行，退回 ${rejected} 行；好的行已生效`,
    en: (accepted: number, rejected: number) =>
      rejected === 0
        ? `${accepted} rows taken, all in force`
        : `${accepted} rows taken, ${rejected} returned; the good ones are in force`,
  },
};

/** O1: a registry's list, with every row that was turned away named, to be mended and put in again. */
export function RegistryPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { kind: asked } = useParams();
  const parsed = registryKind.safeParse(asked);
  const kind = parsed.success ? parsed.data : 'tech-sme';
  const [list, setList] = useState<ReadList | undefined>();
  const imported = useCommand('POST /v1/registries/{kind}/imports');
  const take = async (file: File) => {
    imported.reset();
    setList(await readList(file));
  };
  const send = () => {
    if (list) imported.mutate({ params: { kind }, file: { content: list.text, contentType: 'text/csv' } });
  };
  return (
    <Page title={said.title}>
      <Block>
        <SelectField
          name="kind"
          label={said.kind}
          value={kind}
          onChange={(value) => {
            imported.reset();
            void navigate(`/operator/registries/${value}`, { replace: true });
          }}
          choices={registryKinds.map((value) => ({ value, label: registryWords[value][language] }))}
        />
        <p>
          {said.header} <code>{headerOf(kind)}</code> <CopyButton text={headerOf(kind)} />
        </p>
        <p className="quiet small">{said.optional}</p>
        <DropZone
          name="list"
          label={said.choose}
          help={said.drop}
          accept=".csv,text/csv"
          onFile={(file) => void take(file)}
        />
        {list && (
          <p role="status">
            {list.name} · {list.encoding} · {said.rows(Math.max(0, list.lines.length - 1))}
          </p>
        )}
        {imported.error && <ProblemBlock problem={imported.error} />}
        <div className="row">
          <Button type="primary" disabled={list === undefined || imported.isPending} onClick={send}>
            {imported.isPending ? said.sending : said.send}
          </Button>
        </div>
      </Block>
      {imported.data && (
        <>
          <Notice tone={imported.data.rejected === 0 ? 'good' : 'warn'}>
            {said.result(imported.data.accepted, imported.data.rejected)}
          </Notice>
          {list && imported.data.errors.length > 0 && <BadRows list={list} errors={imported.data.errors} />}
        </>
      )}
    </Page>
  );
}
