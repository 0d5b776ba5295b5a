import type { Cell, Store } from '../store/store.ts'

/** Recounts cells of the roll-up, one transaction each, so that a running server goes on. */
export async function repairCounts(store: Store, cells: Cell[]): Promise<void> {
  for (const cell of cells)
    await store.transaction(async (tx) => {
      await tx.projects.hold(cell.project_id) // holds off who else would count
      await tx.counts.recount(cell)
    })
}
