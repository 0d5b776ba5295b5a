import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LeadDraft } from '../../src/domain/lead.ts'
import Database from '../../src/store/sqlite/driver.ts'
import { fieldsOf, type Peer, statuses } from '../peer.ts'
import { installPeer, pinned, startPeer } from '../peer-process.ts'
import { type Call, type Period, send } from '../wire.ts'

/**
 * Strapi 5 on its own SQLite, from the project in `strapi/`: two collection types without drafts, the middlewares of
 * its template, an API token.
 * - Leads are inserted directly into its table, since its API takes half an hour for 100,000.
 * - `creation_date` has an index. Its text filter becomes `LOWER(name) LIKE '%…%'`, which no index of its schema
 * supports, so `name` has none.
 * - A status is an integer of the lead. A relation, as a Strapi project would use, would cost Strapi one more table.
 * - SQLite keeps Strapi's default journal: `delete` with `synchronous=FULL`, so a create is on disk.
 * - Its `LOWER` handles only Latin letters; the desk finds Cyrillic in any case.
 */
export const peer: Peer = {
  name: 'strapi',
  title: `Strapi ${pinned('strapi', '@strapi/strapi')} on SQLite`,
  database: 'sqlite',
  async install(folder, keep) {
    await installPeer('strapi', folder, keep)
    mkdirSync(join(folder, 'public/uploads'), { recursive: true })
  },
  async start(folder) {
    const running = await startPeer({
      folder,
      args: ['node_modules/@strapi/strapi/bin/strapi.js', 'start'],
      env: {
        ACCESS_KEY: key,
        SECRET: 'a-secret-of-thirty-two-letters-01',
        STRAPI_TELEMETRY_DISABLED: 'true',
        STRAPI_DISABLE_LICENSE_PING: 'true',
      },
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      probe: '/api/steps',
    })
    for (const status of statuses) await send(running.address, running.headers, post('/api/steps', status))
    return { ...running, fill: async (leads) => fill(join(folder, '.tmp/data.db'), leads) }
  },
  list: (period) => leadsCall({ ...within(period) }),
  search: (text) => leadsCall({ 'filters[name][$containsi]': text }),
  total: (answer) => JSON.parse(answer).meta.pagination.total,
  statuses: () => ({ method: 'GET', path: '/api/steps' }),
  create: (lead) => post('/api/leads', writeLead(lead)),
  update: (number) => ({ ...post(`/api/leads/${idOf(number)}`, { title: `Заявка ${number}` }), method: 'PUT' }),
}

const key = 'benchmark-0123456789-abcdefghijklmnopqrstuv'

function leadsCall(filters: Record<string, string>): Call {
  const query = { ...filters, sort: 'creation_date:desc', 'pagination[start]': '0', 'pagination[limit]': '20' }
  return { method: 'GET', path: `/api/leads?${new URLSearchParams(query)}` }
}

function within({ from, to }: Period): Record<string, string> {
  return { 'filters[creation_date][$gte]': from, 'filters[creation_date][$lte]': to }
}

function post(path: string, data: object): Call {
  return { method: 'POST', path, body: JSON.stringify({ data }) }
}

function writeLead(lead: LeadDraft) {
  return { ...fieldsOf(lead), step: lead.status }
}

/** An id of the length of generated ids. */
function idOf(number: number): string {
  return `lead${String(number).padStart(20, '0')}`
}

/** Inserts rows as Strapi writes them: dates are milliseconds. */
export function fill(file: string, leads: LeadDraft[]): void {
  const columns = [...Object.keys(fieldsOf(leads[0] as LeadDraft)), 'step', 'document_id', ...timestamps]
  const marks = columns.map((column) => (timestamps.includes(column) ? '@now' : `@${column}`))
  const database = new Database(file, { fileMustExist: true })
  try {
    const insert = database.prepare(`insert into leads (${columns}) values (${marks})`)
    const now = Date.now()
    const all = () => {
      for (const [index, lead] of leads.entries()) {
        const { creationDate, paidDate } = lead
        const dates = { creation_date: creationDate * 1000, paid_date: paidDate && paidDate * 1000 }
        insert.run({ ...writeLead(lead), ...dates, document_id: idOf(index + 1), now })
      }
    }
    database.transaction(all)()
  } finally {
    database.close()
  }
}

const timestamps = ['created_at', 'updated_at', 'published_at']
