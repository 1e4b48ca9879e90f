import { type KeyboardEvent, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Facts } from '../../components/page.tsx';
import { Notice } from '../../components/notice.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useWords } from '../../words/language.tsx';
import type { Paper } from './evidence.tsx';
import './evidence-viewer.css';

const words = {
  papers: { zh: '材料', en: 'Papers' },
  seen: { zh: '已看', en: 'Seen' },
  verified: { zh: '校验一致', en: 'Checksum matches' },
  same: { zh: '与案件的文件相同：', en: 'The same file as in claim' },
  sameInvoice: { zh: '与案件的发票相同：', en: 'The same invoice as in claim' },
  another: { zh: '另一案件', en: 'another claim' },
  attached: { zh: '收到', en: 'Received' },
  size: { zh: '大小', en: 'Size' },
  original: { zh: '下载原件', en: 'Download the original' },
  notHere: { zh: '文件还没有上传完整', en: 'The file has not been uploaded completely' },
  noSheet: { zh: '这种文件不能在此查看', en: 'This kind of file cannot be shown here' },
  closer: { zh: '放大', en: 'Zoom in' },
  further: { zh: '缩小', en: 'Zoom out' },
  whole: { zh: '适合大小', en: 'Fit' },
  turn: { zh: '旋转', en: 'Rotate' },
  keys: {
    zh: '1–9 选材料，← → 前后，+ − 0 缩放，R 旋转',
    en: '1–9 choose, ← → before and after, + − 0 zoom, R rotates',
  },
};

const zooms = [50, 75, 100, 150, 200, 300];

interface Sight {
  readonly at: number;
  /** Which of the zooms. */
  readonly zoom: number;
  readonly turns: number;
}

const plainZoom = zooms.indexOf(100);

/** What a key makes of what is looked at; `undefined`: nothing. */
function sightAfter(key: string, sight: Sight, papers: number): Sight | undefined {
  const shown = (at: number) => ({ at: Math.max(0, Math.min(papers - 1, at)), zoom: plainZoom, turns: 0 });
  if (/^[1-9]$/.test(key)) return shown(Number(key) - 1);
  switch (key.toLowerCase()) {
    case 'arrowright':
      return shown(sight.at + 1);
    case 'arrowleft':
      return shown(sight.at - 1);
    case '+':
      return { ...sight, zoom: Math.min(zooms.length - 1, sight.zoom + 1) };
    case '-':
      return { ...sight, zoom: Math.max(0, sight.zoom - 1) };
    case '0':
      return { ...sight, zoom: plainZoom };
    case 'r':
      return { ...sight, turns: (sight.turns + 1) % 4 };
    default:
      return undefined;
  }
}

interface EvidenceViewerProps {
  readonly papers: readonly Paper[];
  readonly first: number;
  readonly nameOf: (kind: string) => string;
  /** Papers that were shown before. */
  readonly seen: readonly string[];
  readonly onSee: (documentId: string) => void;
}

/** The papers of a claim, one beside the list of all: pictures and PDF in place, tables as a download. */
export function EvidenceViewer({ papers, first, nameOf, seen, onSee }: EvidenceViewerProps) {
  const said = useWords(words);
  const [sight, setSight] = useState<Sight>({ at: first, zoom: plainZoom, turns: 0 });
  const paper = papers[sight.at];
  const shownId = paper?.viewUrl === undefined ? undefined : paper.documentId;
  useEffect(() => {
    if (shownId !== undefined) onSee(shownId);
  }, [shownId, onSee]);
  const press = (key: string) => {
    const next = sightAfter(key, sight, papers.length);
    if (next) setSight(next);
  };
  const listen = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) press(event.key);
  };
  if (paper === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a viewer that is led by keys
    <div className="evidence-viewer" role="group" aria-label={said.papers} tabIndex={0} onKeyDown={listen}>
      <ol>
        {papers.map(({ documentId, fileName, kind }, index) => (
          <li key={documentId}>
            <button
              type="button"
              aria-current={index === sight.at ? 'true' : undefined}
              onClick={() => setSight({ at: index, zoom: plainZoom, turns: 0 })}
            >
              <span>
                {index + 1}. {fileName}
              </span>
              <span className="quiet small">
                {nameOf(kind)}
                {seen.includes(documentId) && ` · ${said.seen}`}
              </span>
            </button>
          </li>
        ))}
        <li className="quiet small">{said.keys}</li>
      </ol>
      <div className="stack">
        <Told paper={paper} nameOf={nameOf} />
        {paper.contentType.startsWith('image/') && paper.viewUrl !== undefined && (
          <div className="row no-print">
            {(
              [
                ['-', said.further],
                ['+', said.closer],
                ['0', said.whole],
                ['r', said.turn],
              ] as const
            ).map(([key, name]) => (
              <button key={key} type="button" className="text-button" onClick={() => press(key)}>
                {name}
              </button>
            ))}
          </div>
        )}
        <Sheet paper={paper} name={nameOf(paper.kind)} zoom={zooms[sight.zoom] ?? 100} turns={sight.turns} />
      </div>
    </div>
  );
}

function Told({ paper, nameOf }: { readonly paper: Paper; readonly nameOf: EvidenceViewerProps['nameOf'] }) {
  const said = useWords(words);
  const { sameAs, sizeBytes, sha256, attachedAt, state, viewUrl, kind } = paper;
  return (
    <>
      <h3>{nameOf(kind)}</h3>
      <Facts
        rows={[
          [said.attached, <InstantText key="at" at={attachedAt} />],
          [said.size, `${Math.ceil(sizeBytes / 1024).toLocaleString('en')} KB`],
          state === 'uploaded' ? [said.verified, <code key="hash">{sha256.slice(0, 8)}</code>] : undefined,
        ]}
      />
      {sameAs && (
        <Notice tone="warn">
          {sameAs.of === 'invoice' ? said.sameInvoice : said.same}{' '}
          {sameAs.claimNo === undefined ? (
            said.another
          ) : (
            <Link to={`/insurer/claims/${sameAs.claimNo}`}>
              <CodeText code={sameAs.claimNo} />
            </Link>
          )}
        </Notice>
      )}
      {viewUrl === undefined ? (
        <p>{said.notHere}</p>
      ) : (
        <a href={viewUrl} target="_blank" rel="noreferrer">
          {said.original}
        </a>
      )}
    </>
  );
}

function Sheet({
  paper,
  name,
  zoom,
  turns,
}: {
  readonly paper: Paper;
  readonly name: string;
  readonly zoom: number;
  readonly turns: number;
}) {
  const said = useWords(words);
  if (paper.viewUrl === undefined) return null;
  if (paper.contentType.startsWith('image/')) {
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
      <div className="evidence-sheet" tabIndex={0} role="region" aria-label={name}>
        <img src={paper.viewUrl} alt={name} data-zoom={zoom} data-turns={turns} />
      </div>
    );
  }
  if (paper.contentType === 'application/pdf') {
    // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox; it comes from the files' own origin
    return <iframe className="evidence-sheet" src={paper.viewUrl} title={name} />;
  }
  return <p className="quiet">{said.noSheet}</p>;
}
