import type { ImportKind } from '../../shared/domain/imports/import-kind.ts';
import type { ListKind } from './list-kind.ts';
import { firmList } from './lists/firms.ts';
import { policyList } from './lists/policies.ts';
import { quoteList } from './lists/quotes.ts';

/** Every kind of list that can be imported. */
export const lists: Readonly<Record<ImportKind, ListKind>> = {
  firms: firmList,
  quotes: quoteList,
  policies: policyList,
};
