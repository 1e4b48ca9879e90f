import type { ImportKind } from '../../shared/domain/imports/import-kind.ts';
import type { ListKind } from './list-kind.ts';
import { firmList } from './lists/firms.ts';

/** Every kind of list that can be imported. */
export const lists: Readonly<Record<ImportKind, ListKind>> = { firms: firmList };
