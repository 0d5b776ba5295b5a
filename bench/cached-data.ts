import { createHash } from 'node:crypto'
import { migrations } from '../src/store/schema/migrations/index.ts'

/** The name of cached data: the number of leads, and a fingerprint of their tables. */
export function cacheName(leads: number): string {
  const tables = createHash('sha1').update(migrations.map(({ name }) => name).join())
  return `${leads}_${tables.digest('hex').slice(0, 8)}`
}
