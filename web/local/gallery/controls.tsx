import { useEffect, useRef, useState } from 'react';
import { asFen } from '../../../shared/domain/money.ts';
import { readYuan } from '../../../shared/domain/read-yuan.ts';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Choices, DateField, SelectField, TextArea, TextField, Tick } from '../../components/fields.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { PercentField, typedRate } from '../../components/percent-field.tsx';
import { useLanguage } from '../../words/language.tsx';
import type { Showcase } from './showcase.ts';

const label = { zh: '名称', en: 'Name' };
const wrong = { zh: '请填写名称', en: 'Enter a name' };

function useLabel() {
  const { language } = useLanguage();
  return { name: label[language], wrong: wrong[language], language };
}

function Text({ isWrong = false }: { readonly isWrong?: boolean }) {
  const [value, setValue] = useState(isWrong ? '' : '示范企业');
  const { name, wrong: error } = useLabel();
  return (
    <TextField
      label={name}
      name={`text-${isWrong}`}
      value={value}
      onChange={setValue}
      error={isWrong ? error : undefined}
    />
  );
}

function LongText() {
  const [value, setValue] = useState('');
  const { name } = useLabel();
  return <TextArea label={name} name="long" value={value} onChange={setValue} maxLength={500} optional />;
}

function DayOf() {
  const [value, setValue] = useState('2026-01-10');
  const { language } = useLanguage();
  const said = language === 'zh' ? '起保日' : 'First day of cover';
  return <DateField label={said} name="day" value={value} onChange={setValue} />;
}

/** An amount as it was typed and left. */
function Amount({ text, expected }: { readonly text: string; readonly expected?: number }) {
  const read = readYuan(text);
  const fen = read.accepted ? read.value : undefined;
  const [value, setValue] = useState({ text, fen, isWrong: !read.accepted });
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = place.current?.querySelector('input');
    input?.focus({ preventScroll: true });
    input?.blur();
  }, []);
  return (
    <div ref={place}>
      <MoneyInput
        label={language === 'zh' ? '实付金额' : 'Amount paid'}
        name={`amount-${text}`}
        value={value}
        onChange={setValue}
        expected={expected === undefined ? undefined : asFen(expected)}
      />
    </div>
  );
}

function Rate() {
  const [value, setValue] = useState(typedRate('5'));
  const { language } = useLanguage();
  return (
    <PercentField label={language === 'zh' ? '费率' : 'Rate'} name="rate" value={value} onChange={setValue} />
  );
}

function useYesNo() {
  const { language } = useLanguage();
  return [
    { value: 'yes', label: language === 'zh' ? '是' : 'Yes' },
    { value: 'no', label: language === 'zh' ? '否' : 'No' },
  ] as const;
}

function Radio() {
  const [value, setValue] = useState<'yes' | 'no'>();
  const { name } = useLabel();
  return <Choices label={name} name="radio" value={value} onChange={setValue} choices={useYesNo()} inline />;
}

function Select() {
  const [value, setValue] = useState<'yes' | 'no' | ''>('');
  const { name, language } = useLabel();
  const empty = language === 'zh' ? '请选择' : 'Choose';
  return (
    <SelectField
      label={name}
      name="select"
      value={value}
      onChange={setValue}
      choices={useYesNo()}
      empty={empty}
    />
  );
}

function Ticked({ isWrong = false }: { readonly isWrong?: boolean }) {
  const [checked, setChecked] = useState(false);
  const { language } = useLanguage();
  return (
    <Tick
      label={language === 'zh' ? '我已阅读并理解第 2 条' : 'I have read and understood item 2'}
      name={`tick-${isWrong}`}
      checked={checked}
      onChange={setChecked}
      error={isWrong ? (language === 'zh' ? '请先确认' : 'Confirm it first') : undefined}
    />
  );
}

function Chips() {
  const { language } = useLanguage();
  const zh = language === 'zh';
  return (
    <FilterChips
      label={zh ? '状态' : 'Status'}
      name="status"
      choices={[
        { value: '', label: zh ? '全部' : 'All' },
        { value: 'in-force', label: zh ? '保障中' : 'In force' },
        { value: 'expired', label: zh ? '已到期' : 'Ended' },
      ]}
    />
  );
}

function Drop({ busy }: { readonly busy?: boolean }) {
  const [file, setFile] = useState('');
  const { language } = useLanguage();
  const zh = language === 'zh';
  return (
    <DropZone
      label={zh ? '选择清单' : 'Choose a list'}
      help={file === '' ? (zh ? 'CSV 或 XLSX，至多 5 MB' : 'CSV or XLSX, 5 MB at the most') : file}
      name={`list-${busy === true}`}
      accept=".csv,.xlsx"
      busy={busy === true ? (zh ? '正在读取' : 'Reading') : undefined}
      onFile={({ name }) => setFile(name)}
    />
  );
}

/** What people fill in, choose and lead through lists with. */
export const controls: readonly Showcase[] = [
  {
    id: 'money-input',
    names: { zh: '金额输入', en: 'MoneyInput' },
    states: [
      { zh: '空', en: 'Empty', shown: <Amount text="" /> },
      { zh: '读得懂', en: 'Understood', shown: <Amount text="1.5万" /> },
      { zh: '逗号有疑', en: 'A doubtful comma', shown: <Amount text="100,55" /> },
      { zh: '差一百倍', en: '100 times off', shown: <Amount text="2376000" expected={2_376_000} /> },
    ],
  },
  {
    id: 'fields',
    names: { zh: '填写', en: 'Fields' },
    states: [
      { zh: '文字', en: 'Text', shown: <Text /> },
      { zh: '文字有误', en: 'Text at fault', shown: <Text isWrong /> },
      { zh: '长文字', en: 'Long text', shown: <LongText /> },
      { zh: '日期', en: 'Day', shown: <DayOf /> },
      { zh: '百分比', en: 'Percentage', shown: <Rate /> },
      { zh: '单选', en: 'One of a few', shown: <Radio /> },
      { zh: '下拉', en: 'One of many', shown: <Select /> },
    ],
  },
  {
    id: 'confirm-clause',
    names: { zh: '逐条确认', en: 'Confirmation' },
    states: [
      { zh: '未勾选', en: 'Not ticked', shown: <Ticked /> },
      { zh: '漏勾', en: 'Left out', shown: <Ticked isWrong /> },
    ],
  },
  {
    id: 'filter-chips',
    names: { zh: '筛选', en: 'FilterChips' },
    states: [{ zh: '在地址里', en: 'In the address', shown: <Chips /> }],
  },
  {
    id: 'cursor-pager',
    names: { zh: '翻页', en: 'CursorPager' },
    states: [{ zh: '还有下一页', en: 'There is more', shown: <CursorPager shown={20} next="more" /> }],
  },
  {
    id: 'drop-zone',
    names: { zh: '导入文件', en: 'DropZone' },
    states: [
      { zh: '等文件', en: 'Waits for a file', shown: <Drop /> },
      { zh: '在读', en: 'Reads one', shown: <Drop busy /> },
    ],
  },
];
