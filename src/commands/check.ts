import { repairCounts } from '../actions/repair.ts'
import type { Answer, Desk } from './command.ts'

/** Says what of the store is wrong: the database's own check, the roll-up against a recount, counters against rows. */
export async function check({ store }: Desk, { repair = false }: { repair?: boolean }): Promise<Answer> {
  const broken = [...(await store.check.integrity()), ...(await store.check.wrongNumbers())]
  const wrong = await store.check.wrongCounts()
  const counts = wrong.map(
    ({ project_id, hour, status }) =>
      `Project ${project_id} counts status ${status} wrongly in the hour of ${new Date(hour * 3_600_000).toISOString()}`,
  )
  if (repair) await repairCounts(store, wrong)
  const left = repair ? broken : [...broken, ...counts]
  const json = { ok: left.length === 0, faults: left, repaired: repair ? counts : [] }
  const lines = [...left, ...json.repaired.map((line) => `${line}: repaired`)]
  const text = lines.length === 0 ? 'The store is whole' : lines.join('\n')
  return { json, text, failed: left.length > 0 }
}
