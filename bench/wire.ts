import { demoLeads } from '../src/demo/leads.ts'

/** A call of `/api/v1`, as the load generator sends it. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  body?: string
  /** In addition to those of the server. */
  headers?: Record<string, string>
}

/** Dates of creation, in the syntax of `/api/v1`. */
export type Period = { from: string; to: string }

/** The number of the measured project, and its key. */
export const project = 12345
export const key = 'benchmark-0123456789-abcdefghijklmnopqrstuv'

export const deskHeaders = { 'Api-key': key, 'Content-Type': 'application/json' }

export const allTime: Period = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }

type ListOptions = { period: Period; like?: Text; limit?: number; offset?: number; order?: 'asc' | 'desc' }

/** A text to search for in a field. */
export type Text = { field: 'name' | 'text' | 'phone' | 'email'; value: string }

export function listCall({ period, like, limit = 20, offset = 0, order = 'desc' }: ListOptions): Call {
  const filters = like && [{ field: like.field, operator: 'like', value: like.value }]
  return post('lead/list', { period, filters, limit, offset, sort_order: order })
}

export const statusesCall: Call = { method: 'GET', path: pathOf('status/list') }

/** A read of `/api/v2` in a period: the name of one, or dates of `/api/v1`. */
export function ownCall(noun: string, period: Period | 'all'): Call {
  const days = period === 'all' ? period : `${dayOf(period.from)}..${dayOf(period.to)}`
  const path = `/api/v2/projects/${project}/${noun}?period=${days}`
  return { method: 'GET', path, headers: { Authorization: `Bearer ${key}` } }
}

/** The day in Moscow, the zone of the benchmark's project. */
function dayOf(moment: string): string {
  return new Date(Date.parse(moment) + 3 * 3_600_000).toISOString().slice(0, 10)
}

/** New leads like those of `demo`, dated now. */
export function createCalls(count = 100): Call[] {
  const now = Math.floor(Date.now() / 1000)
  return [...demoLeads({ count, seed: 2, now, years: 1 / 365 })].map((lead) =>
    post('lead/create', {
      creation_date: new Date(lead.creationDate * 1000).toISOString(),
      title: lead.title,
      name: lead.name,
      phone: lead.phone,
      email: lead.email,
      source: lead.source,
      text: lead.text,
      status: '0',
      price: lead.price === null ? null : lead.price / 100,
    }),
  )
}

/** Creates a form on the desk; returns its path. */
export async function newForm(address: string): Promise<string> {
  const path = `/api/v2/projects/${project}/forms`
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  const form = JSON.stringify({ name: `Benchmark ${Date.now()}` })
  return JSON.parse(await send(address, headers, { method: 'POST', path, body: form })).path
}

/** Submissions of a form. `[<id>]` makes each text unique, since a duplicate would join the same lead. */
export function formCalls(path: string, count = 100): Call[] {
  const now = Math.floor(Date.now() / 1000)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' }
  return [...demoLeads({ count, seed: 3, now, years: 1 / 365 })].map(({ name, phone, email, text }) => {
    const values = { name: name ?? '', phone: phone ?? '', email: email ?? '', comment: text ?? '' }
    return { method: 'POST', path, headers, body: `${new URLSearchParams(values)}+[<id>]` }
  })
}

/** Changes of existing leads, each call of another lead. `[<id>]` makes each title new, since a change to the stored value writes nothing. */
export function updateCalls(count = 100): Call[] {
  return Array.from({ length: count }, (_, index) =>
    post('lead/update', { id: String(index + 1), price: 100 + (index % 50), title: `Заявка ${index} [<id>]` }),
  )
}

/** Sends a call once and returns the body; throws unless it succeeds. */
export async function send(address: string, headers: Record<string, string>, call: Call): Promise<string> {
  const { method, path, body } = call
  const response = await fetch(`${address}${path}`, { method, headers: { ...headers, ...call.headers }, body })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text.slice(0, 300)}`)
  return text
}

function post(method: string, body: object): Call {
  return { method: 'POST', path: pathOf(method), body: JSON.stringify(body) }
}

function pathOf(method: string): string {
  return `/api/v1/project/leads/${method}?project=${project}`
}
