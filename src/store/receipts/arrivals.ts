import type { Kysely } from 'kysely'
import type { Arrivals } from '../../domain/entry-point.ts'
import type { Period } from '../../domain/period.ts'
import type { CaptureWay, ReceiptEnd } from '../../domain/receipt.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'

type DayRow = {
  way: string
  key_id: number | null
  form_id: number | null
  mapping: string | null
  ended: string | null
  n: number
  last: number
}

/** Counts receipts by day, way, key, form, mapping and end. */
export function arrivals(db: Kysely<Tables>, dialect: Dialect) {
  return { onDays }

  /** Runs one short query per day, so that even with a million receipts none blocks other reads for long. */
  async function onDays(project: number, days: readonly Period[]): Promise<Arrivals[]> {
    const found: Arrivals[] = []
    for (const [day, { from, to }] of days.entries())
      for (const row of await dayRows(db, dialect, { project, from, to })) found.push(toArrivals(row, day))
    return found
  }
}

const dayRows = preparedQuery<{ project: number; from: number; to: number }, DayRow>((db, value) =>
  db
    .selectFrom('receipts')
    .select(['way', 'key_id', 'form_id', 'mapping', 'ended'])
    .select(({ fn }) => [fn.countAll<number>().as('n'), fn.max<number>('at').as('last')])
    .where('project_id', '=', value('project'))
    .where('at', '>=', value('from'))
    .where('at', '<=', value('to'))
    .groupBy(['way', 'key_id', 'form_id', 'mapping', 'ended']),
)

function toArrivals({ way, key_id, form_id, mapping, ended, n, last }: DayRow, day: number): Arrivals {
  const [count, end] = [Number(n), ended as ReceiptEnd | null]
  return { way: way as CaptureWay, key: key_id, form: form_id, mapping, end, day, count, last: Number(last) }
}
