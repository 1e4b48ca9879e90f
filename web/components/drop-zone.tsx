import { type DragEvent, useId, useState } from 'react';
import './drop-zone.css';

interface DropZoneProps {
  readonly label: string;
  readonly help: string;
  readonly name?: string;
  /** File types that the chooser offers. */
  readonly accept: string;
  /** What is being done with a file; another one waits. */
  readonly busy?: string | undefined;
  /** Larger files are not taken, and said to be so. */
  readonly most?: { readonly bytes: number; readonly words: string };
  readonly onFile: (file: File) => void;
}

/** A place to drop a file on, which is its own button for those who do not drag. */
export function DropZone({ label, help, name, accept, busy, most, onFile }: DropZoneProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (!file || busy !== undefined) return;
    const isLarge = most !== undefined && file.size > most.bytes;
    setIsTooLarge(isLarge);
    if (!isLarge) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={`drop-zone${isOver ? ' drop-zone-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        name={name}
        className="visually-hidden"
        accept={accept}
        aria-describedby={`${id}-help`}
        disabled={busy !== undefined}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-help`} className="quiet small">
        {help}
      </p>
      {isTooLarge && (
        <p role="alert" className="field-error">
          {most?.words}
        </p>
      )}
      <p role="status">{busy ?? ''}</p>
    </div>
  );
}
