import { useAsk } from '../api/ask.ts';
import { useLanguage, useSentences, useWords } from '../words/language.tsx';
import { sourceText } from '../words/sources.ts';
import { Note } from './note.tsx';
import { StatusTag } from './status-tag.tsx';
import './rule-note.css';

const words = {
  rule: { zh: (id: string) => `规则 ${id}`, en: (id: string) => `Rule ${id}` },
};

interface RuleNoteProps {
  readonly rule: string;
  /** What the rule found here. */
  readonly fact?: string | undefined;
  readonly factEn?: string | undefined;
  readonly source?: string | undefined;
}

/** The rule behind a line: its id as a button, its words on demand by click or Enter, as plain text in print. */
export function RuleNote({ rule, fact, factEn, source }: RuleNoteProps) {
  const said = useWords(words);
  return (
    <Note content={<RuleWords rule={rule} fact={fact} factEn={factEn} source={source} />}>
      <button type="button" className="rule-note" aria-label={said.rule(rule)}>
        {rule}
      </button>
    </Note>
  );
}

/** What the rule says (G13), on what it rests, and what it found here. */
function RuleWords({ rule, fact, factEn, source }: RuleNoteProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const sentence = useSentences();
  const rules = useAsk('GET /v1/rules.json', {}, { forGood: true });
  const known = rules.data?.find(({ id }) => id === rule);
  const restsOn = known?.source ?? source;
  return (
    <div className="rule-words">
      <strong>{said.rule(rule)}</strong>
      {known && (
        <p>
          {known[language]} <StatusTag of="basis" status={known.basis} />
        </p>
      )}
      {fact !== undefined && <p>{sentence(fact, factEn)}</p>}
      <p className="quiet small">
        {[known?.article, restsOn && sourceText(restsOn, language)].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
