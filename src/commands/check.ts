import { forgetSlices, repairCounts } from '../actions/repair.ts'
import { pruneSpool, spoolFaults } from '../actions/spool.ts'
import { writeSlice } from '../domain/local-slices.ts'
import type { Answer, Desk } from './command.ts'

/**
 * Reports faults of the store: the database's own check, the roll-up and the cached tallies against a recount, counters and
 * the full-text index against rows, rows against files except those known to be `pruned`.
 */
export async function check(
  { store, now }: Desk,
  { repair = false, pruned }: { repair?: boolean; pruned?: ReadonlySet<string> },
): Promise<Answer> {
  const damage = await store.check.integrity()
  if (damage.length > 0) return answer(damage, []) // a damaged store cannot be counted
  const broken = await store.check.wrongNumbers()
  const wrong = await store.check.wrongCounts()
  const counts = wrong.map(
    ({ table, project_id, grain, slice, status }) =>
      `Project ${project_id} counts ${table === 'paid_counts' ? 'what was paid in ' : ''}status ${status} wrongly in the ${grain === 3_600 ? 'hour' : 'day'} of ${new Date(slice * grain * 1000).toISOString()}`,
  )
  const slices = await store.check.wrongSlices()
  const kept = slices.map(
    ({ project_id, kind, grain, slice }) =>
      `Project ${project_id} keeps a wrong count for reports, ${kind}, of ${writeSlice(grain, slice)}`,
  )
  const texts = await store.check.verifySearchIndex()
  const { missing, aside, strays } = await spoolFaults(store, now, pruned)
  const [permanent, mendable] = [
    [...broken, ...missing],
    [...counts, ...kept, ...texts.faults, ...aside, ...strays],
  ]
  if (!repair) return answer([...permanent, ...mendable], [])
  await repairCounts(store, wrong)
  await forgetSlices(store, slices)
  if (texts.faults.length > 0) await store.check.repairSearchIndex(texts.keys)
  await pruneSpool(store, now)
  return answer(permanent, mendable)
}

function answer(faults: string[], repaired: string[]): Answer {
  const lines = [...faults, ...repaired.map((line) => `${line}: repaired`)]
  const text = lines.length === 0 ? 'The store is intact' : lines.join('\n')
  return { json: { ok: faults.length === 0, faults, repaired }, text, failed: faults.length > 0 }
}
