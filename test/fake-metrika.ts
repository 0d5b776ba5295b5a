import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Yandex Metrica as its pages describe it (copies of 2026), for «simple orders»:
 * - `Authorization: OAuth …`, else 403: https://yandex.com/dev/metrika/en/intro/authorization
 * - 5,000 calls a day for a login, then 429 with the name of the quota: https://yandex.com/dev/metrika/en/intro/quotas
 * - the zone of a counter: https://yandex.com/dev/metrika/en/management/openapi/counter/counter
 * - the upload, its columns and what is obligatory: https://yandex.com/dev/metrika/en/data-import/simple-orders-data
 * - the answer, and `last_uploadings`: https://yandex.com/dev/metrika/en/openapi/schema/uploadSimpleOrders
 * - lines of one id in one file apply in random order, so that none may be there twice: the page of the columns
 * - a ClientID is a number of 64 bits; `refused` is an order that it refuses for whatever reason, and its whole file
 * - an upload is answered before it is checked, and may be FAILED afterwards: the status in `last_uploadings`
 */
export async function openFakeMetrika({ token, counter, zone }: { token: string; counter: string; zone: string }) {
  const files: string[] = []
  const calls: string[] = []
  const verdicts = new Map<string, { status: string; faults: string[] }>()
  const state = { quota: 5_000, isChecking: true, failing: 0, refused: '', said: 'Quota exceeded: requests_by_uid' }
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    const url = new URL(request.url ?? '', 'http://metrika')
    calls.push(`${request.method} ${url.pathname}`)
    const [status, answer] = answerTo(request, url, body)
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, files, calls, verdicts, state, close }

  function answerTo(request: IncomingMessage, url: URL, body: string): [number, object] {
    if (calls.length > state.quota) return refusal(429, state.said, 'quota_requests_by_uid')
    if (request.headers.authorization !== `OAuth ${token}`) return refusal(403, 'Invalid oauth_token', 'invalid_token')
    const base = `/cdp/api/v1/counter/${counter}`
    if (request.method === 'GET' && url.pathname === `/management/v1/counter/${counter}`)
      return [200, { counter: { id: Number(counter), time_zone_name: zone } }]
    if (request.method === 'GET' && url.pathname === `${base}/last_uploadings`)
      return [200, { uploadings: uploadings() }]
    if (request.method === 'POST' && url.pathname === `${base}/data/simple_orders`) return upload(request, url, body)
    return refusal(404, `Not found: ${url.pathname}`, 'not_found')
  }

  function upload(request: IncomingMessage, url: URL, body: string): [number, object] {
    const csv = fileIn(request.headers['content-type'] ?? '', body)
    if (csv === undefined) return refusal(400, 'Part file is missing', 'invalid_parameter')
    if (url.searchParams.get('delimiter_type') !== 'COMMA') return refusal(400, 'Wrong delimiter', 'invalid_parameter')
    if (url.searchParams.get('merge_mode') !== 'SAVE') return refusal(400, 'Wrong merge mode', 'invalid_parameter')
    files.push(csv)
    const id = `up-${files.length}`
    const faults = faultsOf(csv)
    const hasRefused = state.refused !== '' && csv.includes(state.refused)
    const isFailed = faults.length > 0 || hasRefused || state.failing-- > 0
    verdicts.set(id, { status: isFailed ? 'FAILED' : 'PASSED', faults })
    return [200, { uploading: uploading(id, 'IN_PROGRESS') }]
  }

  function uploadings(): object[] {
    return [...verdicts].map(([id, { status }]) => uploading(id, state.isChecking ? 'IN_PROGRESS' : status)).reverse()
  }

  function close(): Promise<void> {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
}

function uploading(id: string, status: string): object {
  const rest = { elements_count: 1, entity_type: 'SIMPLE_ORDERS', uploading_format: 'CSV', uploading_source: 'API' }
  return { uploading_id: id, datetime: '2024-03-01 12:00:00', api_validation_status: status, ...rest }
}

function refusal(code: number, message: string, error_type: string): [number, object] {
  return [code, { errors: [{ error_type, message }], code, message }]
}

const columns =
  'id create_date_time client_uniq_id client_ids emails phones emails_md5 phones_md5 order_status revenue cost goals currency'
const identifiers = ['client_ids', 'emails', 'phones', 'emails_md5', 'phones_md5']
const rules: Record<string, RegExp> = {
  id: /^[^,]+$/,
  create_date_time: /^(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.\d{4}( \d\d:\d\d(:\d\d)?)?$/,
  client_ids: /^(\d+)?$/,
  emails_md5: /^([0-9a-f]{32})?$/,
  phones_md5: /^([0-9a-f]{32})?$/,
  order_status: /^(IN_PROGRESS|PAID|CANCELLED|SPAM)?$/,
  revenue: /^(\d+(\.\d+)?)?$/,
  currency: /^([A-Z]{3})?$/,
}

/** The faults of a file. */
function faultsOf(csv: string): string[] {
  const [head = '', ...lines] = csv.trimEnd().split('\n')
  const names = head.split(',')
  const faults = names.filter((name) => !columns.split(' ').includes(name)).map((name) => `unknown column ${name}`)
  if (!names.includes('create_date_time')) faults.push('create_date_time is obligatory')
  const ids = new Set<string>()
  for (const line of lines) {
    const cells = line.split(',')
    if (cells.length !== names.length) faults.push(`a line of ${cells.length} cells`)
    const row = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
    for (const [name, value] of Object.entries(row))
      if (!rules[name]?.test(value)) faults.push(`${name} is wrong: ${value}`)
    if (BigInt(/^\d+$/.exec(row.client_ids ?? '')?.[0] ?? 0) >= 2n ** 64n) faults.push(`no ClientID: ${row.client_ids}`)
    if (!identifiers.some((name) => row[name])) faults.push('nothing identifies the visitor')
    if (ids.has(row.id ?? '')) faults.push(`order ${row.id} is there twice`)
    ids.add(row.id ?? '')
  }
  return faults
}

function fileIn(type: string, body: string): string | undefined {
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(type)?.[1]
  if (!boundary) return
  const [, head, csv] = /^--\S+\r\n(.*?)\r\n\r\n(.*)\r\n--\S+--\r\n$/s.exec(body) ?? []
  const isFile = head?.includes('name="file"') && head.includes('Content-Type: text/csv')
  return isFile && body.startsWith(`--${boundary}\r\n`) ? csv : undefined
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
