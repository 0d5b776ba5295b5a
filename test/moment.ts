import { sqlOn } from './command-line.ts'

/** Whether no reader holds a snapshot of a store: on SQLite the whole log can be checkpointed, on PostgreSQL no transaction reads. */
export async function isMomentFree({ url }: { url: string }): Promise<boolean> {
  if (url.startsWith('sqlite:')) {
    const [row] = await sqlOn(url, 'pragma wal_checkpoint(passive)')
    return row?.log === row?.checkpointed
  }
  const held = `select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`
  return (await sqlOn(url, held)).length === 0
}
