import { largeMemory } from '../../actions/import-memory.ts'
import { type PlanContext, planRow } from '../../actions/import-plan.ts'
import { findLeads } from '../../actions/import-rows.ts'
import { type ImportRow, importLimits, noRows, type Outcome, type RefusedRow, rowsOf } from '../../domain/import.ts'
import type { Task, TaskReads } from '../../store/store.ts'
import { newStatuses } from './new-statuses.ts'
import { importRows, type ReadInput, rowContext } from './read.ts'

/**
 * The totals of a dry run so far, and the rows that it refused since the last part. `unknownStatuses` are the names that match no status of the
 * project; the import may create statuses for them.
 */
export type ForecastPart = {
  outcome: Outcome
  changes: Record<string, number>
  refused: RefusedRow[]
  unknownStatuses: string[]
}

/** The number of rows that share lookups in the store, and the number of rows after which a part is reported. */
const [chunk, part] = [256, 5_000]

/** Plans the whole file against one snapshot of the store, in a thread, and writes nothing. */
export const forecastImport: Task<ReadInput & { now: number }, ForecastPart> = {
  name: 'forecastImport',
  async *run(input, openReads) {
    const reads = await openReads()
    try {
      yield* forecast(input, reads)
    } finally {
      await reads.close()
    }
  },
}

async function* forecast(input: ReadInput & { now: number }, reads: TaskReads): AsyncGenerator<ForecastPart> {
  const { project, mapping, headings, now } = input
  const rows = await rowContext(input, reads)
  const here = new Set(rows.members.map(({ id }) => id))
  const { statuses, names, make } = newStatuses(rows.statuses)
  const context: PlanContext = {
    project,
    statuses,
    mapping,
    headings,
    now,
    members: here.size > 0 ? here : undefined,
  }
  const memory = largeMemory()
  const outcome = noRows()
  const changes: Record<string, number> = {}
  const unknown = new Set<string>()
  let refused: RefusedRow[] = []
  let told = 0
  for await (const some of importRows(input, { ...rows, makeStatus: make }))
    for (let at = 0; at < some.length; at += chunk) {
      await planSome(some.slice(at, at + chunk))
      if (rowsOf(outcome) - told < part && refused.length < 500) continue
      yield answer()
    }
  yield answer()

  function answer(): ForecastPart {
    const unknownStatuses = mapping.makeStatuses ? [...names] : [...unknown]
    const some = { outcome: { ...outcome }, changes: { ...changes }, refused, unknownStatuses }
    refused = []
    told = rowsOf(outcome)
    return some
  }

  async function planSome(some: ImportRow[]): Promise<void> {
    const found = await findLeads(reads.importLookups, project, some)
    for (const row of some) {
      const planned = planRow(row, context, {
        found,
        memory,
        current: (lead) => found.leads.get(lead),
        isMet: (lead) => memory.find(`met:${lead}`) !== undefined,
        isDry: true,
      })
      outcome[planned.end]++
      if (planned.end === 'refused') {
        refused.push({ row: row.row, line: row.line, fault: planned.fault, text: row.text })
        const { given } = planned.fault.params
        if (planned.fault.code === 'row-unknown-status' && unknown.size < importLimits.newStatuses)
          unknown.add(String(given))
      } else if (planned.end !== 'created') memory.note(`met:${planned.lead}`, 1)
      if (planned.end === 'updated')
        for (const field of Object.keys(planned.difference)) changes[field] = (changes[field] ?? 0) + 1
    }
  }
}
