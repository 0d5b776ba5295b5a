import type { ImportState } from '../domain/import.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/store.ts'

/**
 * The limits of a project: the number of waiting files, and the total size of waiting and of all kept files, in multiples of the largest allowed
 * file. The limit of the spool does not count these files, and one member must not fill the disk.
 */
const importRoom = { waiting: 20, waitingSizes: 2, keptSizes: 5 }

/** The states in which an import needs its file only for the download of refused rows. */
const ended: readonly ImportState[] = ['done', 'undoing', 'undone']

/** Refuses an import without room for its file. It runs after the insert, so that the second of two imports sees the first. */
export async function refuseWithoutRoom(tx: Transaction, project: Project, largest: number): Promise<void> {
  const kept = await tx.imports.sizes(project.id)
  const waiting = kept.filter(({ state }) => !ended.includes(state))
  const count = waiting.reduce((sum, { files }) => sum + files, 0)
  if (count > importRoom.waiting) throw refusal('import-too-many', { limit: importRoom.waiting })
  for (const [some, sizes] of [
    [waiting, importRoom.waitingSizes],
    [kept, importRoom.keptSizes],
  ] as const) {
    const held = some.reduce((sum, { bytes }) => sum + bytes, 0)
    if (held > sizes * largest) throw refusal('import-no-room', { held, limit: sizes * largest }, 'size')
  }
}
