import { useId, useState } from 'react';
import { largestDocumentBytes } from '../../api/upload-document.ts';
import { fileSize } from '../../words/file-size.ts';
import { useWords } from '../../words/language.tsx';

const words = {
  photos: { zh: '照片', en: 'Photos' },
  optional: { zh: '（选填）', en: ' (optional)' },
  help: {
    zh: '全景一张、损坏处一张。照片会带上拍摄时间和地点',
    en: 'One wide, one close. Photos carry the time and place where they were taken',
  },
  large: {
    zh: (name: string, size: string) => `${name}：这份 ${size}，超过 20 MB`,
    en: (name: string, size: string) => `${name}: ${size}, over 20 MB`,
  },
  remove: { zh: '去掉', en: 'Remove' },
};

/** Photos that wait on this page until the report is made. */
export interface Photos {
  readonly chosen: readonly File[];
  readonly choose: (files: readonly File[]) => void;
}

export function PhotoField({ photos: { chosen, choose } }: { readonly photos: Photos }) {
  const said = useWords(words);
  const id = useId();
  const [tooLarge, setTooLarge] = useState<readonly File[]>([]);
  const add = (files: FileList | null) => {
    const all = [...(files ?? [])];
    setTooLarge(all.filter((file) => file.size > largestDocumentBytes));
    choose([...chosen, ...all.filter((file) => file.size <= largestDocumentBytes)]);
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {said.photos}
        <span className="quiet">{said.optional}</span>
      </label>
      <p className="field-help">{said.help}</p>
      {tooLarge.map((file) => (
        <p key={file.name} className="field-error" role="alert">
          {said.large(file.name, fileSize(file.size))}
        </p>
      ))}
      <input
        id={id}
        type="file"
        name="photos"
        multiple
        accept="image/jpeg,image/png"
        onChange={(event) => add(event.target.files)}
      />
      <ul>
        {chosen.map((file, index) => (
          <li key={`${file.name}${index}`} className="apart">
            <span>
              {file.name} <span className="quiet">{fileSize(file.size)}</span>
            </span>
            <button
              type="button"
              className="text-button"
              aria-label={`${said.remove} ${file.name}`}
              onClick={() => choose(chosen.filter((_, at) => at !== index))}
            >
              {said.remove}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
