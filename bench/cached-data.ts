import { createHash } from 'node:crypto'
import { migrations } from '../src/store/schema/migrations/index.ts'

/** What kept leads are told apart by: their number, and the tables that they are in. */
export function keptName(leads: number): string {
  const tables = createHash('sha1').update(migrations.map(({ name }) => name).join())
  return `${leads}_${tables.digest('hex').slice(0, 8)}`
}
