import { Client } from 'pg'
import type { LeadDraft } from '../../src/domain/lead.ts'
import { fieldsOf, type Peer, statuses } from '../peer.ts'
import { installPeer, pinned, startPeer } from '../peer-process.ts'
import { type Call, type Period, send } from '../wire.ts'

/**
 * Parse Server on the PostgreSQL of the benchmark, in its own database, from the project in `parse/`: two classes, the
 * master key.
 * - Leads are inserted directly into its table, since one by one over HTTP takes minutes; then `vacuum analyze` runs,
 * as for the desk.
 * - `creation_date` has an index, declared in its schema. Its text filter becomes `name ~* '…'`, which no index of its
 * schema supports.
 * - The master key skips the conditions and permissions that other callers pay for.
 */
export const peer: Peer = {
  name: 'parse',
  title: `Parse Server ${pinned('parse', 'parse-server')} on PostgreSQL`,
  database: 'postgres',
  install: (folder, keep) => installPeer('parse', folder, keep),
  async start(folder, databaseUrl = '') {
    const running = await startPeer({
      folder,
      args: ['server.cjs'],
      env: { ACCESS_KEY: key, DATABASE_URL: databaseUrl },
      headers: {
        'X-Parse-Application-Id': 'leads',
        'X-Parse-Master-Key': key,
        'Content-Type': 'application/json',
      },
      probe: '/parse/classes/Status',
    })
    for (const status of statuses) await send(running.address, running.headers, post('Status', status))
    return { ...running, fill: (leads) => fill(databaseUrl, leads) }
  },
  list: (period) => leadsCall({ creation_date: within(period) }),
  search: (text) => leadsCall({ name: { $regex: text, $options: 'i' } }),
  total: (answer) => JSON.parse(answer).count,
  statuses: () => ({ method: 'GET', path: '/parse/classes/Status' }),
  create: (lead) => post('Lead', writeLead(lead)),
  update: (number) => ({ ...post(`Lead/${idOf(number)}`, { title: `Заявка ${number}` }), method: 'PUT' }),
}

const key = 'benchmark-0123456789-abcdefghijklmnopqrstuv'

function leadsCall(where: object): Call {
  const query = { where: JSON.stringify(where), order: '-creation_date', limit: '20', count: '1' }
  return { method: 'GET', path: `/parse/classes/Lead?${new URLSearchParams(query)}` }
}

function within({ from, to }: Period) {
  return { $gte: date(from), $lte: date(to) }
}

function post(path: string, body: object): Call {
  return { method: 'POST', path: `/parse/classes/${path}`, body: JSON.stringify(body) }
}

function writeLead(lead: LeadDraft) {
  const { creation_date, paid_date, ...others } = fieldsOf(lead)
  const dates = { creation_date: date(creation_date), paid_date: paid_date && date(paid_date) }
  return { ...others, ...dates, status: lead.status }
}

function date(iso: string) {
  return { __type: 'Date', iso }
}

/** An id of the length of generated ids. */
function idOf(number: number): string {
  return `l${String(number).padStart(9, '0')}`
}

/** Inserts rows as Parse Server writes them. */
export async function fill(databaseUrl: string, leads: LeadDraft[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (let start = 0; start < leads.length; start += batch) {
      const some = leads.slice(start, start + batch).map((lead, index) => {
        return { objectId: idOf(start + index + 1), ...fieldsOf(lead), status: lead.status }
      })
      await client.query(insert, [JSON.stringify(some)])
    }
    await client.query('vacuum analyze "Lead"')
  } finally {
    await client.end()
  }
}

const batch = 5000
const insert = `insert into "Lead" ("objectId", "createdAt", "updatedAt", title, name, phone, email, source, text,
    creation_date, paid_date, status, price)
  select "objectId", now(), now(), title, name, phone, email, source, text, creation_date, paid_date, status, price
  from json_populate_recordset(null::"Lead", $1)`
