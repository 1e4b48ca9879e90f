import { Drawer } from 'antd';
import { useState } from 'react';
import type { Fen } from '../../../shared/domain/money.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { useWords } from '../../words/language.tsx';
import { CellEntries } from './cell-entries.tsx';
import type { LedgerQuery } from './ledger-query.ts';
import './ledger-link.css';

const words = {
  open: { zh: (name: string) => `${name}，看台账明细`, en: (name: string) => `${name}: open its entries` },
};

interface LedgerLinkProps {
  readonly fen: Fen;
  /** What the figure is, for the heading and for who does not see where it stands. */
  readonly name: string;
  readonly query: LedgerQuery;
  /** `false`: entries of other divisions are behind the figure too, and are not listed. */
  readonly isOwn?: boolean;
  readonly bare?: boolean;
}

/** A figure that opens into the entries that it is the sum of. */
export function LedgerLink({ fen, name, query, isOwn = true, bare = false }: LedgerLinkProps) {
  const said = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="ledger-link"
        aria-haspopup="dialog"
        title={said.open(name)}
        onClick={() => setIsOpen(true)}
      >
        <MoneyText fen={fen} bare={bare} />
      </button>
      <Drawer title={name} open={isOpen} onClose={() => setIsOpen(false)} size={560} destroyOnHidden>
        {isOpen && <CellEntries fen={fen} query={query} isOwn={isOwn} />}
      </Drawer>
    </>
  );
}
