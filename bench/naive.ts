// The naive server: one table, COUNT(*), LIKE '%…%', one commit per request.

import { naivePostgres, naiveSqlite } from './naive-store.ts'
import { plainApp, serveHere } from './serving.ts'

type Row = Record<string, string | number | null>
type ListBody = {
  period: { from: string; to: string }
  filters?: { field: string; value: string }[]
  limit: number
  offset: number
  sort_order: 'asc' | 'desc'
}

const url = process.argv[2] ?? ''
const store = url.startsWith('sqlite:') ? naiveSqlite(url.slice('sqlite:'.length)) : naivePostgres(url)
const fields = ['title', 'name', 'phone', 'email', 'source', 'text', 'creation_date', 'paid_date', 'status', 'price']
const app = plainApp()

app.post<{ Body: ListBody }>('/api/v1/project/leads/lead/list', async ({ body }) => {
  const order = body.sort_order === 'asc' ? 'asc' : 'desc'
  const like = (body.filters ?? []).filter(({ field }) => fields.includes(field))
  const where = ['creation_date between ? and ?', ...like.map(({ field }) => `${field} like ?`)].join(' and ')
  const values = [seconds(body.period.from), seconds(body.period.to), ...like.map(({ value }) => `%${value}%`)]
  const page = `select * from leads where ${where} order by creation_date ${order}, id ${order} limit ? offset ?`
  const leads = await store.all(page, [...values, body.limit, body.offset])
  const [counted] = await store.all(`select count(*) as n from leads where ${where}`, values)
  return { leads: leads.map(writeLead), total: Number(counted?.n), status: 'success' }
})

app.post<{ Body: Row }>('/api/v1/project/leads/lead/create', async ({ body }) => {
  const row: Row = { ...body, creation_date: seconds(String(body.creation_date)), status: Number(body.status) }
  const marks = fields.map(() => '?').join(', ')
  const insert = `insert into leads (${fields.join(', ')}) values (${marks}) returning id`
  const [made] = await store.all(
    insert,
    fields.map((field) => row[field] ?? null),
  )
  return { lead_id: String(made?.id), status: 'success' }
})

app.post<{ Body: Row }>('/api/v1/project/leads/lead/update', async ({ body }) => {
  const present = fields.filter((field) => body[field] !== undefined)
  const sets = present.map((field) => `${field} = ?`).join(', ')
  await store.all(`update leads set ${sets} where id = ? returning id`, [
    ...present.map((field) => body[field] ?? null),
    Number(body.id),
  ])
  return { status: 'success' }
})

app.get('/api/v1/project/leads/status/list', async () => {
  const data = await store.all('select id, name, type from statuses order by id', [])
  return { data, total: data.length, status: 'success' }
})

await serveHere(app)

function writeLead(row: Row) {
  return {
    ...row,
    id: String(row.id),
    status: String(row.status),
    creation_date: new Date(Number(row.creation_date) * 1000).toISOString(),
    paid_date: row.paid_date === null ? null : new Date(Number(row.paid_date) * 1000).toISOString(),
  }
}

function seconds(date: string): number {
  return Math.floor(Date.parse(date) / 1000)
}
