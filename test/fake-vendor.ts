import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A row of the vendor's answer, which may be malformed. */
export type VendorRow = Record<string, unknown> & { id: string | number; creation_date: unknown }
type Body = {
  period?: { from: string; to: string }
  limit?: number
  offset?: number
  sort_field?: string
  sort_order?: string
}

export type FakeVendor = Awaited<ReturnType<typeof openFakeVendor>>

/**
 * The vendor as clients have seen it: HTTP 200 to everything, limits as `request_limit_error`, numbers as strings. It can be slow, cap its pages,
 * and have leads come and go between two requests.
 */
export async function openFakeVendor({ key = 'vendor-key-of-tests', project = 41 } = {}) {
  const state = {
    leads: [] as VendorRow[],
    statuses: [{ id: '0', name: 'Новая', type: 'progress' }] as Record<string, unknown>[],
    proxyLeads: [] as Record<string, unknown>[],
    /** The most submissions in one answer; the answer then says where the rest begins, as our own server does. */
    submissionCap: 10_000,
    /** The delay (ms) before each answer. */
    delay: 0,
    /** The most rows in a page. */
    cap: 10_000,
    /** Whether `limit` and `offset` are respected. */
    isPaged: true,
    /** How many of the next requests are refused, the seconds in `Retry-After` (null sends none), and whether by status 429 and a page. */
    limited: { requests: 0, seconds: 1 as number | null, isPage: false },
    /** How many of the next requests end in an error page. */
    broken: 0,
    /** The milliseconds of a lead's creation date, which the vendor compares but does not show. */
    fractionOf: (_lead: VendorRow) => 0,
    /** Until this resolves, lists of leads with a `limit` over ten are not answered; the requests are in `calls` already. */
    held: Promise.resolve() as Promise<void>,
    /** Called before each list of leads, and before each list of submissions with its offset. */
    beforeList: () => {},
    beforeSubmissions: (_offset: number) => {},
  }
  /** `at` is in ms of a monotonic clock. */
  const calls: { path: string; query: string; body: Body; at: number }[] = []
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key, project, state, calls, close }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request)
    const url = new URL(request.url ?? '', 'http://vendor')
    await sleep(state.delay)
    const body = (text === '' ? {} : JSON.parse(text)) as Body
    calls.push({ path: url.pathname, query: url.search, body, at: performance.now() })
    if ((body.limit ?? 0) > 10) await state.held
    if (state.broken-- > 0) return void response.writeHead(200).end('<html>502 Bad Gateway</html>')
    if (state.limited.requests-- > 0) {
      const { seconds } = state.limited
      if (seconds !== null) response.setHeader('Retry-After', String(seconds))
      if (state.limited.isPage) return void response.writeHead(429).end('<html>429 Too Many Requests</html>')
      return send(response, { status: 'error', error: 'request_limit_error', description: 'Too many requests' })
    }
    const isLetIn = request.headers['api-key'] === key && url.searchParams.get('project') === String(project)
    if (!isLetIn) return send(response, { status: 'error', error: 'authentication_failed', description: 'Wrong key' })
    send(response, { ...answerTo(url, body), status: 'success' })
  }

  function answerTo(url: URL, body: Body): object {
    const path = url.pathname.replace('/api/v1/project/', '')
    if (path === 'leads/status/list') return { data: state.statuses, total: state.statuses.length }
    if (path === 'leads/lead/list') return list(body)
    if (path === 'proxy-leads') return submissions(url.searchParams)
    return { status: 'error', error: 'resource_not_found', description: path }
  }

  function list({ period, limit = 1_000, offset = 0, sort_field, sort_order = 'desc' }: Body): object {
    state.beforeList()
    const [from, to] = [period?.from, period?.to].map(momentOf)
    const within = state.leads.filter((lead) => {
      const at = secondOf(lead.creation_date) * 1_000 + state.fractionOf(lead)
      return at >= (from as number) && at <= (to as number)
    })
    const byDate = (one: VendorRow, other: VendorRow) => secondOf(one.creation_date) - secondOf(other.creation_date)
    const order = (one: VendorRow, other: VendorRow) =>
      (sort_field === 'id' ? 0 : byDate(one, other)) || Number(one.id) - Number(other.id)
    const sorted = within.sort((one, other) => (sort_order === 'asc' ? order(one, other) : order(other, one)))
    const page = state.isPaged ? sorted.slice(offset, offset + Math.min(limit, state.cap)) : sorted
    return { leads: page, total: String(within.length) }
  }

  function submissions(query: URLSearchParams): object {
    const [, from = '', to = ''] = /^(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)$/.exec(query.get('period') ?? '') ?? []
    const found = state.proxyLeads.filter(({ creation_date }) => {
      const day = String(creation_date).slice(0, 10)
      return day >= from && day <= to
    })
    const offset = Number(query.get('offset') ?? 0)
    state.beforeSubmissions(offset)
    const next = offset + state.submissionCap
    return { ProxyLeads: found.slice(offset, next), ...(found.length > next && { next_offset: next }) }
  }

  function close(): Promise<void> {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
}

/** A lead as the vendor writes it: ids, statuses and prices are strings. */
export function vendorLead(id: number, at: number, fields: Record<string, unknown> = {}): VendorRow {
  const creation_date = `${new Date(at * 1_000).toISOString().slice(0, 19)}+0000`
  const given = { title: `Заявка ${id}`, paid_date: null, status: '0', price: '1500.50', name: 'Иван' }
  return { id: String(id), creation_date, ...given, phone: null, email: null, source: 'direct', text: null, ...fields }
}

function secondOf(given: unknown): number {
  return Math.floor(momentOf(given) / 1_000)
}

function momentOf(given: unknown): number {
  return Date.parse(
    String(given)
      .replace(/\+0000$/, 'Z')
      .replace(' ', 'T'),
  )
}

function send(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
