// tables.ts - the tables that are open in this tab: one store each, whoever looks at it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Services } from '../protocol/services';
import { openTable, type TableStore } from '../table/table-store';

export interface OpenTable {
  readonly id: number;
  readonly store: TableStore;
}

export interface Tables {
  readonly list: StoreApi<{ readonly open: readonly OpenTable[] }>;
  /** Opens what is wanted and closes the rest; another viewer sees other cards. */
  want(ids: readonly number[], viewer: number | undefined): void;
}

export function createTables(services: Services): Tables {
  const list = createStore<{ readonly open: readonly OpenTable[] }>(() => ({ open: [] }));
  let lastViewer: number | undefined;
  return {
    list,
    want(ids, viewer) {
      const { open } = list.getState();
      const isSame = viewer === lastViewer;
      lastViewer = viewer;
      const kept = isSame ? open.filter(({ id }) => ids.includes(id)) : [];
      for (const table of open) if (!kept.includes(table)) table.store.close();
      const added = ids
        .filter((id) => !kept.some((table) => table.id === id))
        .map((id) => ({ id, store: openTable(services, id, viewer) }));
      if (added.length > 0 || kept.length !== open.length) {
        list.setState({ open: [...kept, ...added] });
      }
    },
  };
}
