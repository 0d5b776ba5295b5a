import { randomBytes } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { cacheName } from './cached-data.ts'
import type { DataOptions } from './data-options.ts'
import { naiveTables, responses } from './naive-store.ts'
import { query, startDurablePostgres } from './postgres.ts'
import { fillDesk } from './processes.ts'

/** A separate database on a PostgreSQL server, new or copied from the cache; the naive table is in its own schema. */
export async function dataOnServer({ leads, program, keep, server }: DataOptions, folder: string) {
  chmodSync(folder, 0o755) // the PostgreSQL user needs access
  const brought = server ? undefined : await startDurablePostgres(join(keep ?? folder, 'postgres'))
  const url = server ?? (brought?.url as string)
  const used = `zayavka_bench_${randomBytes(6).toString('hex')}`
  const made = [used]
  const close = async () => {
    await query(url, ...made.map((name) => `drop database if exists ${name} with (force)`))
    await brought?.stop()
  }
  try {
    if (keep) await query(url, `create database ${used} template ${await cachedDatabase(url, program, leads)}`)
    else await makeDatabase(url, program, leads, used)
    const [version] = await query(on(url, used), 'checkpoint', 'show server_version')
    return {
      url: on(url, used),
      naiveUrl: on(url, used),
      version: `PostgreSQL ${String(version?.server_version).split(' ')[0]}`,
      async freshUrl() {
        const name = `${used}_${made.length}`
        made.push(name)
        await query(url, `create database ${name} ${locale}`)
        return on(url, name)
      },
      sizes: () => sizesIn(on(url, used)),
      rest: async () => {}, // nothing waits for background work of the server
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The name of the cached database; an interrupted run leaves none of that name. */
async function cachedDatabase(url: string, program: string, leads: number): Promise<string> {
  const cached = `zayavka_bench_kept_${cacheName(leads)}`
  const found = await query(url, `select 1 from pg_database where datname = '${cached}'`)
  if (found.length > 0) return cached
  const unfinished = `${cached}_unfinished`
  await query(url, `drop database if exists ${unfinished} with (force)`)
  await makeDatabase(url, program, leads, unfinished)
  await query(url, `alter database ${unfinished} rename to ${cached}`)
  return cached
}

async function makeDatabase(url: string, program: string, leads: number, name: string): Promise<void> {
  await query(url, `create database ${name} ${locale}`)
  await fillDesk(program, on(url, name), leads)
  const tables = naiveTables('bigserial primary key', 'naive.', 'public.leads', 'public.statuses')
  const next = `select setval('naive.leads_id_seq', ${leads + 1})`
  // as autovacuum would some minutes later
  await query(on(url, name), responses, 'create schema naive', ...tables, next, 'vacuum analyze')
}

/** In the locale `C` PostgreSQL does not treat Cyrillic letters as letters. */
const locale = `template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`

async function sizesIn(url: string): Promise<{ desk: number; naive: number }> {
  const size = (schema: string) => `(select sum(pg_total_relation_size(c.oid)) from pg_class c
    join pg_namespace n on n.oid = relnamespace where relkind = 'r' and nspname = '${schema}')::float`
  const [row] = await query(url, `select ${size('public')} as desk, ${size('naive')} as naive`)
  return { desk: Number(row?.desk), naive: Number(row?.naive) }
}

/** The URL of a database on a server. */
export function on(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
