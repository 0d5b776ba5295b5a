import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { dedupWindow } from '../../src/domain/receipt.ts'
import { eachDatabase } from '../databases.ts'
import { runJson, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'
import { doorNames, type Known, type Said, type Site, stranger } from './strangers.ts'

// `npm run faults` makes this a long run
const visitors = Number(process.env.FAULTS_CLIENTS ?? 8)
const kills = (usual: number) => Number(process.env.FAULTS_KILLS ?? usual)
const defaultKills = { sqlite: 3, postgres: 2 }

type Receipt = { end: string | null; lead: number | null; text: string; at: number }

eachDatabase((database) => {
  test('kill -9 while visitors send by all doors: each success has exactly one outcome, the right one', async () => {
    const env = { DATABASE_URL: await database.fresh(), TRUST_PROXY: 'loopback', LOG_LEVEL: 'error' }
    await runJson(['project', 'create', '--name', 'Faults', '--id', '12345'], env)
    const { key: admin } = await runJson(['key', 'create', '--project', '12345', '--scope', 'admin'], env)
    let site: Omit<Site, 'server'> = { keys: [], form: '' }
    let left = 0
    const known: Known = { told: new Map(), sent: new Map() }
    const all = Array.from({ length: visitors }, (_, index) => stranger(index))

    for (let kill = 0; kill < kills(defaultKills[database.name]); kill++) {
      const server = await startServer(env)
      if (kill === 0) site = await prepare(server.address, String(admin))
      const enough = known.told.size + visitors + Math.random() * 100
      const visiting = all.map((visit) => visit({ ...site, server: server.address }, known))
      await Promise.race([...visiting, until(() => known.told.size >= enough, 'visitors to be told', 60_000)])
      await setTimeout(Math.random() * 20) // at any moment of the processing
      await server.stop('SIGKILL')
      await Promise.all(visiting)
      left += await waiting(env)
    }

    const last = await startServer(env)
    await until(async () => (await waiting(env)) === 0, 'what was left behind to be worked', 60_000)
    expect(await last.stop()).toBe(0)
    expect(await runJson(['check'], env)).toEqual({ ok: true, faults: [], repaired: [] })
    const counts = await expectOnce(env, known)
    if (process.env.FAULTS_KILLS)
      process.stderr.write(`${database.name}: ${JSON.stringify({ kills: kills(0), visitors, left, ...counts })}\n`)
  }, 3_600_000)
})

async function expectOnce(env: { DATABASE_URL: string }, { told, sent }: Known) {
  const receipts = await rowsOf<Receipt>(
    env.DATABASE_URL,
    `select ended as "end", cast(lead_id as int) as lead, cast(at as int) as at,
      case when body = 't' then query else body end as text from receipts order by receipts.id`,
  )
  const leads = await rowsOf<{ id: number; text: string }>(
    env.DATABASE_URL,
    'select cast(id as int) as id, text from leads order by leads.id',
  )
  expect(leads.map(({ id }) => id)).toEqual(leads.map((_, index) => index + 1))
  const made = receipts.filter(({ end }) => end === 'lead').map(({ lead }) => lead)
  expect(made.sort(byNumber)).toEqual(leads.map(({ id }) => id))

  const receiptsOf = grouped(receipts)
  const leadsOf = grouped(leads)
  for (const said of sent.values()) {
    const [came, became] = [receiptsOf.get(said.mark) ?? [], leadsOf.get(said.mark) ?? []]
    const isTold = told.has(said.mark)
    const times = timesOf(came)
    expect(came.map(({ end }) => end).sort(), said.mark).toEqual(endsOf(said, came.length, times))
    if (isTold) expect(came.length, said.mark).toBeGreaterThan(0)
    if (said.door === 'snippet' && said.kind !== 'quarantine') expect(came.length, said.mark).toBeLessThan(2)
    const isLead = said.kind === 'lead' || said.kind === 'duplicate'
    expect(became, said.mark).toHaveLength(isLead ? times : 0)
    const ids = isLead ? became.map(({ id }) => id) : [null]
    for (const { lead } of came) expect(ids, said.mark).toContain(lead)
    const lead = told.get(said.mark)?.lead
    if (lead !== undefined) expect(ids, said.mark).toContain(Number(lead))
  }
  expect(new Set([...told.values()].map(({ door }) => door))).toEqual(new Set(doorNames))
  return { sent: sent.size, told: told.size, receipts: receipts.length, leads: leads.length }
}

/** The expected outcomes of the receipts with one mark: a repeat joins the lead of the first one, if it arrives in time. */
function endsOf({ kind }: Said, count: number, times: number): string[] {
  if (kind === 'spam' || kind === 'quarantine') return Array.from({ length: count }, () => kind)
  return Array.from({ length: count }, (_, index) => (index < count - times ? 'joined' : 'lead'))
}

/** How often a repeat counted as a new enquiry: on a busy machine the server may return after the time for duplicates. */
function timesOf(came: readonly Receipt[]): number {
  const moments = came.map(({ at }) => at).sort((one, other) => one - other)
  return moments.filter((at, index) => index === 0 || at - (moments[index - 1] as number) > dedupWindow).length
}

function grouped<Row extends { text: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const [mark = ''] = /mark-\d+-\d+-/.exec(row.text) ?? []
    groups.set(mark, [...(groups.get(mark) ?? []), row])
  }
  return groups
}

function byNumber(one: number | null, other: number | null): number {
  return Number(one) - Number(other)
}

/** What the project has before the first visitor: a stop-word, a form, and many keys, since each has a limit per minute. */
async function prepare(address: string, admin: string): Promise<Omit<Site, 'server'>> {
  const call = async (method: string, path: string, body: object) => {
    const headers = { Authorization: `Bearer ${admin}`, 'Content-Type': 'application/json' }
    const response = await fetch(`${address}/api/v2/projects/12345${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    expect(response.ok).toBe(true)
    return (await response.json()) as Record<string, string>
  }
  await call('PATCH', '/capture', { stop_words: ['казино'] })
  const made = Array.from({ length: visitors }, () => call('POST', '/keys', { scope: 'capture' }))
  const { path } = await call('POST', '/forms', { name: 'Заявка' })
  return { keys: (await Promise.all(made)).map(({ key }) => key as string), form: path as string }
}

async function waiting({ DATABASE_URL }: { DATABASE_URL: string }): Promise<number> {
  const query = 'select cast(count(*) as int) as n from receipts where ended is null'
  const [row] = await rowsOf<{ n: number }>(DATABASE_URL, query)
  return row?.n ?? Number.NaN
}
