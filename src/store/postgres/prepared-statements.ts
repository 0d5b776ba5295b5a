import { hash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { preparationOf } from '../sql/prepared-query.ts'

/**
 * A pool whose connections name prepared queries, so that the server plans them once: for a list of 20, parsing and planning are half of the work.
 * `isDirect` tells whether connections go to the server itself: then they also get `limits`, timeouts (ms) by setting, for all their statements.
 * `timeout` is how long (ms) each answer may take; 0 means without limit.
 */
export function withPreparedStatements(pool: PostgresPool, options: PreparedOptions): PostgresPool {
  const known = new WeakMap<PostgresPoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      const named = known.get(client) ?? namingClient(client, options)
      known.set(client, named)
      if (options.isDirect() && !limited.has(client)) {
        limited.add(client)
        limit(client, options.limits).catch(() => limited.delete(client))
      }
      return named
    },
    end: () => pool.end(),
  }
}

/**
 * Whether connections go to the server itself: then they know the id of its process. A pooler such as PgBouncer gives each transaction another
 * connection, and not all poolers carry named statements along.
 */
export async function isDirect(pool: pg.Pool): Promise<boolean> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ process: number }>('select pg_backend_pid() as process')
    return rows[0]?.process === (client as unknown as { processID?: number }).processID
  } finally {
    client.release()
  }
}

/** Settings by name, timeouts in milliseconds. */
export type Limits = Record<string, number | string>

/** `hasGenericPlans` is false for Citus, which chooses the node of a statement by its values. */
type PreparedOptions = {
  isDirect: () => boolean
  limits: Limits
  timeout: () => number
  planLifetime?: number
  hasGenericPlans?: () => boolean
}

/**
 * How long (ms) a connection keeps the plans of prepared queries. A plan that was made while a table was empty scans all of it, and PostgreSQL keeps
 * the plan until the table is analyzed: the first thousands of leads of a desk would take longer and longer. Planning everything again takes some 3
 * ms.
 */
const defaultPlanLifetime = 2_000

/** The `plan_cache_mode` of each connection, where it is known, and since when its plans are kept. The next user of the connection inherits both. */
const plannings = new WeakMap<PostgresPoolClient, { mode: string | undefined; since: number }>()

/** The connections that have their limits. */
const limited = new WeakSet<PostgresPoolClient>()

/** Sets the limits, in the round trip of the first statement. */
async function limit(client: PostgresPoolClient, limits: Limits): Promise<void> {
  const sets = Object.entries(limits).map(([name, value]) => `set ${name} = ${value}`)
  if (sets.length > 0) await client.query(sets.join('; '), [])
}

function namingClient(
  client: PostgresPoolClient,
  { isDirect, timeout, planLifetime = defaultPlanLifetime, hasGenericPlans = () => true }: PreparedOptions,
): PostgresPoolClient {
  const ask = client.query.bind(client) as unknown as (asked: object) => Promise<never>
  let unanswered = 0 // each answer also waits for those before it
  const planning = plannings.get(client) ?? { mode: 'auto', since: performance.now() }
  plannings.set(client, planning)
  const warnings = warningsOf(client)
  const count = () => {
    unanswered--
  }
  return {
    query: ((text: string, values?: readonly unknown[]) => {
      const prepared = isDirect() ? preparationOf(text) : undefined
      if (prepared) renewPlans()
      if (isDirect()) setPlanMode(prepared?.genericPlan && hasGenericPlans() ? 'force_generic_plan' : 'auto')
      const named = prepared && { name: nameOf(text) }
      const answer = ask({ ...named, text, values, query_timeout: ++unanswered * timeout() })
      answer.then(count, count)
      if (text === 'rollback') planning.mode = undefined // a rollback reverts the setting too
      return text === 'commit' ? confirmed(answer) : answer
    }) as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }

  function renewPlans(): void {
    const now = performance.now()
    if (now - planning.since < planLifetime) return
    planning.since = now
    send('discard plans').catch(() => {})
  }

  /** Sets how the next statements are planned. */
  function setPlanMode(mode: string): void {
    if (mode === planning.mode) return
    planning.mode = mode
    send(`set plan_cache_mode = ${mode}`).catch(() => {
      planning.mode = undefined
    })
  }

  /** Sends a statement in the round trip of the next one. */
  function send(text: string): Promise<unknown> {
    const answer = ask({ text, query_timeout: ++unanswered * timeout() })
    answer.then(count, count)
    return answer
  }

  /** A primary that stops waiting for its replica commits nevertheless and warns: such a commit may be lost with the primary. */
  async function confirmed(commit: Promise<never>): Promise<never> {
    const before = warnings.count
    const answer = await commit
    if (warnings.count > before) throw new Error('No replica has confirmed a commit')
    return answer
  }
}

const counted = new WeakMap<PostgresPoolClient, { count: number }>()

/** How often the server has warned on this connection. */
function warningsOf(client: PostgresPoolClient): { count: number } {
  const known = counted.get(client)
  if (known) return known
  const warnings = { count: 0 }
  counted.set(client, warnings)
  ;(client as unknown as pg.Client).on('notice', ({ code }) => {
    if (code === '01000') warnings.count++
  })
  return warnings
}

const names = new Map<string, string>()

/** The same text has the same name on each connection, and in each process. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `prepared_${hash('sha256', text, 'base64url')}`
  names.set(text, name)
  return name
}
