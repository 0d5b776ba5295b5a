import { moveDesk } from '../actions/move.ts'
import { openStore } from '../store/open.ts'
import { type Answer, type Desk, table } from './command.ts'
import { withBar } from './progress-bar.ts'

/** Copies the installation into another, empty store; reports the rows and differences of each table. */
export async function move({ store, now, spool }: Desk, { to }: { to: string }): Promise<Answer> {
  if (!store.hasServerLock)
    process.stderr.write('The source is PostgreSQL and cannot be locked: no server may run until this is done\n')
  await store.spool.refuseEmptied()
  const target = await openStore(to, { now, serve: true, patient: true, spool })
  try {
    return answer(await withBar((onRows) => moveDesk(store, target, onRows)))
  } finally {
    await target.close()
  }
}

function answer({ moved, files, faults }: Awaited<ReturnType<typeof moveDesk>>): Answer {
  const tables = moved.map((each) => [each.table, each.rows, each.moved, each.checksum.slice(0, 16)])
  const carried = `Spool files: ${files.files}, copied now: ${files.moved}`
  const end = faults.length === 0 ? ['Both stores have the same data'] : faults
  return {
    json: { ok: faults.length === 0, faults, tables: moved, files },
    text: [table(['Table', 'Rows', 'Copied now', 'Checksum'], tables), carried, ...end].join('\n'),
    failed: faults.length > 0,
  }
}
