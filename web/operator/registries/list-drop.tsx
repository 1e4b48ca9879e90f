import { type DragEvent, useId, useState } from 'react';
import { useWords } from '../../words/language.tsx';
import './list-drop.css';

const words = {
  drop: {
    zh: '把 CSV 文件拖到这里，或选一个文件（UTF-8 或 GB18030）',
    en: 'Drop a CSV file here, or choose one (UTF-8 or GB18030)',
  },
};

/** Takes a list that is dropped or chosen. */
export function ListDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const said = useWords(words);
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one way more; the field itself is the other
    <label
      htmlFor={id}
      className={isOver ? 'list-drop list-drop-over' : 'list-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <span>{said.drop}</span>
      <input
        id={id}
        type="file"
        name="list"
        accept=".csv,text/csv"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
