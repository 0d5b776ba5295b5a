import type { Backend } from './backend.ts'
import { openSnapshot } from './exports/snapshot.ts'
import { wrongSlices } from './leads/check-tallies.ts'
import { wrongCounts, wrongNumbers } from './maintenance/check.ts'
import { spooledFiles } from './receipts/personal-data.ts'
import type { IndexFaults } from './sql/dialect.ts'

/** The checks of `zayavka check`: the database's own, the roll-up and cached slices against a recount, counters against rows. */
export function createChecks(url: string, { dialect, db, snapshot, transaction }: Backend) {
  return {
    integrity: () => dialect.integrity(db),
    wrongCounts: () => snapshot(wrongCounts),
    wrongSlices: () => snapshot((db) => wrongSlices({ db, dialect })),
    wrongNumbers: () => snapshot(wrongNumbers),
    spooled: () => snapshot(spooledFiles),
    verifySearchIndex,
    repairSearchIndex,
  }

  /** Compares the full-text index with the rows in chunks, on a connection of its own. */
  async function verifySearchIndex(): Promise<IndexFaults> {
    const own = await openSnapshot(url)
    return dialect.searchIndex.verify(own).finally(own.close)
  }

  /** Rebuilds the full-text index of these rows, in small transactions, so that a running server is not blocked. */
  async function repairSearchIndex(keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return dialect.searchIndex.repair(db, [])
    for (let start = 0; start < keys.length; start += 100)
      await transaction((each) => dialect.searchIndex.repair(each, keys.slice(start, start + 100)))
  }
}
