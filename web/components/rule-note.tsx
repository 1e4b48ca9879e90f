import { Popover } from 'antd';
import { useWords } from '../words/language.tsx';
import './rule-note.css';

const words = {
  rule: { zh: (id: string) => `规则 ${id}`, en: (id: string) => `Rule ${id}` },
};

interface RuleNoteProps {
  readonly rule: string;
  /** What the rule found here. */
  readonly fact?: string | undefined;
  readonly source?: string | undefined;
}

/** The rule behind a line: its id as a button, its words on demand by click or Enter, as plain text in print. */
export function RuleNote({ rule, fact, source }: RuleNoteProps) {
  const said = useWords(words);
  const content = (
    <div className="rule-words">
      <strong>{said.rule(rule)}</strong>
      {fact !== undefined && <p>{fact}</p>}
      {source !== undefined && <p className="quiet small">{source}</p>}
    </div>
  );
  return (
    <Popover trigger="click" content={content} destroyOnHidden>
      <button type="button" className="rule-note" aria-label={said.rule(rule)}>
        {rule}
      </button>
    </Popover>
  );
}
