import type { ImportState } from '../domain/import.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/store.ts'

/**
 * How many files of a project may wait to be loaded, and how often the size of the largest one they, and all files that are kept, may have together:
 * files do not count towards the limit of the spool, and one member must not fill the disk.
 */
const importRoom = { waiting: 20, waitingSizes: 2, keptSizes: 5 }

/** Imports that need their file no more, except to tell the rows that were refused. */
const ended: readonly ImportState[] = ['done', 'undoing', 'undone']

/** Refuses an import that was just inserted, so that of two at once the second sees the first. `largest` is the limit of one file, in bytes. */
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
