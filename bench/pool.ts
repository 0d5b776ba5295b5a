// The baseline for PostgreSQL: a bare route over a `pg` pool with the minimal statements of a desk.
import pg from 'pg'
import { plainApp, serveHere } from './serving.ts'
import { project } from './wire.ts'

type ListBody = {
  period: { from: string; to: string }
  filters?: { field: string; value: string }[]
  limit: number
  offset: number
}
type CreateBody = Record<string, string | null>

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 })
const app = plainApp()
const folded: Record<string, string> = {
  name: 'name_folded',
  text: 'text_folded',
  phone: 'phone_digits',
  email: 'email_key',
}

/** A page and its total: from the whole hours of the roll-up, or counted where a text is searched. */
app.post<{ Body: ListBody }>(
  '/api/v1/project/leads/lead/list',
  async ({ body: { period, filters, limit, offset } }) => {
    const [from, to] = [seconds(period.from), seconds(period.to)]
    const like = filters?.[0]
    const condition = like ? `and ${folded[like.field]} like $4` : ''
    const values = [project, from, to, ...(like ? [`%${like.value.toLowerCase()}%`] : [])]
    const where = `project_id = $1 and creation_date between $2 and $3 and deleted_at is null ${condition}`
    const page = await pool.query({
      name: `page ${like?.field}`,
      text: `select id, title, name, phone, email, source, text, creation_date, paid_date, status, price from leads
      where ${where} order by creation_date desc nulls last, id desc
      limit $${values.length + 1} offset $${values.length + 2}`,
      values: [...values, limit, offset],
    })
    const total = like
      ? await pool.query({
          name: `count ${like.field}`,
          text: `select count(*) as n from leads where ${where}`,
          values,
        })
      : await pool.query({ name: 'total', text: countedTotal, values: [project, from, to + 1] })
    return { leads: page.rows, total: Number(total.rows[0]?.n), status: 'success' }
  },
)

/** One transaction: numbers of the lead and its event, the row, the roll-up, the event. */
app.post<{ Body: CreateBody }>('/api/v1/project/leads/lead/create', async ({ body }) => {
  const date = seconds(String(body.creation_date))
  const id = await transaction(async (client) => {
    const { rows } = await client.query({
      name: 'take',
      text: `update projects set last_lead = last_lead + 1, last_event = last_event + 1 where id = $1
        returning last_lead, last_event`,
      values: [project],
    })
    const { last_lead: id, last_event: event } = rows[0]
    await client.query({ name: 'lead', text: insertLead, values: leadValues(body, id, date) })
    await client.query({ name: 'count', text: count, values: [project, date, priceOf(body) ?? 0] })
    await client.query({ name: 'event', text: insertEvent, values: [project, event, date, id, JSON.stringify(body)] })
    return id
  })
  return { lead_id: String(id), status: 'success' }
})

/** One transaction: the former lead, the number of the event, the row, the roll-up, the event. */
app.post<{ Body: CreateBody }>('/api/v1/project/leads/lead/update', async ({ body }) => {
  const [id, price] = [Number(body.id), priceOf(body)]
  await transaction(async (client) => {
    const take = `update projects set last_event = last_event + 1 where id = $1 returning last_event`
    const { rows: numbers } = await client.query({ name: 'event number', text: take, values: [project] })
    const before = { name: 'before', text: leadBefore, values: [project, id] }
    const { rows } = await client.query(before)
    const { creation_date: date, status, price: was } = rows[0]
    const values = [project, id, body.title, String(body.title).toLowerCase(), price]
    await client.query({ name: 'change', text: updateLead, values })
    await client.query({ name: 'recount', text: recount, values: [project, date, status, (price ?? 0) - Number(was)] })
    const event = [project, numbers[0].last_event, seconds(new Date().toISOString()), id, JSON.stringify(body)]
    await client.query({ name: 'event', text: insertEvent, values: event })
  })
  return { status: 'success' }
})

await serveHere(app)

async function transaction<T>(body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const value = await body(client)
    await client.query('commit')
    return value
  } finally {
    client.release()
  }
}

function leadValues(body: CreateBody, id: number, date: number) {
  const texts = ['title', 'name', 'phone', 'email', 'source', 'text'].map((field) => body[field] ?? null)
  return [project, id, ...texts, date, priceOf(body), ...texts.map((text) => text?.toLowerCase() ?? null)]
}

const insertLead = `insert into leads (project_id, id, title, name, phone, email, source, text, creation_date, price,
  title_folded, name_folded, phone_folded, email_key, source_folded, text_folded, status, version, recorded_at, door,
  created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 1, $9, 'wire', 'pool')`
const count = `insert into lead_counts (project_id, grain, slice, status, n, sum)
  values ($1, 3600, $2::bigint / 3600, 0, 1, $3::bigint), ($1, 86400, $2::bigint / 86400, 0, 1, $3::bigint)
  on conflict (project_id, grain, slice, status)
  do update set n = lead_counts.n + 1, sum = lead_counts.sum + excluded.sum`
const insertEvent = `insert into events (project_id, number, at, door, actor, lead_id, topics, after)
  values ($1, $2, $3, 'wire', 'pool', $4, '["lead.created"]', $5)`

const leadBefore = 'select creation_date, status, price from leads where project_id = $1 and id = $2 for update'
const updateLead = `update leads set title = $3, title_folded = $4, price = $5, version = version + 1
  where project_id = $1 and id = $2`
const recount = `update lead_counts set sum = sum + $4::bigint where project_id = $1 and status = $3
  and (grain = 3600 and slice = $2::bigint / 3600 or grain = 86400 and slice = $2::bigint / 86400)`

/**
 * Whole days, and the hours before the first and after the last of them; a period of the benchmark begins at an hour.
 */
const countedTotal = `with bounds as (select ($2::bigint + 86399) / 86400 as first, $3::bigint / 86400 as last)
  select sum(n) as n from lead_counts, bounds where project_id = $1 and (
    grain = 86400 and slice >= first and slice < last
    or grain = 3600 and slice >= $2::bigint / 3600 and slice < first * 24
    or grain = 3600 and slice >= last * 24 and slice < $3::bigint / 3600)`

function priceOf({ price }: CreateBody): number | null {
  return price === null ? null : Math.round(Number(price) * 100)
}

function seconds(date: string): number {
  return Math.floor(Date.parse(date) / 1000)
}
