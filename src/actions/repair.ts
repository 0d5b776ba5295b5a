import type { Cell, SliceName, Store } from '../store/store.ts'

/** Recounts cells of the roll-up in one transaction each, so that a running server is not blocked. */
export async function repairCounts(store: Store, cells: Cell[]): Promise<void> {
  for (const cell of cells)
    await store.transaction(async (tx) => {
      await tx.projects.lock(cell.project_id) // blocks other counting transactions
      await tx.counts.recount(cell)
    })
}

/** Removes cached slices of reports; the next report counts them again. */
export async function forgetSlices(store: Store, slices: SliceName[]): Promise<void> {
  for (const slice of slices) await store.transaction((tx) => tx.tallyCache.remove(slice))
}
