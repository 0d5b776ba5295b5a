import type { Cell } from '../store/check.ts'
import type { Store } from '../store/open.ts'

/** Recounts cells of the roll-up, one transaction each, so that a running server goes on. */
export async function repairCounts(store: Store, cells: Cell[]): Promise<void> {
  for (const cell of cells)
    await store.transaction(async (tx) => {
      await tx.projects.take(cell.project_id, { leads: 0, events: 0 }) // holds off who else would count
      await tx.counts.recount(cell)
    })
}
