import { randomBytes } from 'node:crypto'
import { keyOf } from '../../domain/destination.ts'
import { parseJson } from '../../domain/parse-json.ts'
import { storable } from '../../domain/storable.ts'
import type { DeliveryContext, Result } from '../kind.ts'
import type { Posted } from '../post.ts'

/** The time zones of counters, cached for a day, since every file needs one. */
const zones = new Map<string, { zone: string; at: number }>()
const zoneTime = 86_400

/**
 * The calls of the Yandex Metrica API (https://yandex.com/dev/metrika/en/). A batch needs five calls, so a day about 720 of the 5,000 that
 * a login has; more only while it refuses files, which are then split.
 */
export function api({ destination, secrets: [token = ''], at, send }: DeliveryContext) {
  const base = destination.url.replace(/\/$/, '')
  const counter = destination.settings.counter ?? ''
  return { zone, upload, verdicts }

  /** The zone of the counter; `isFresh` bypasses the cache. https://yandex.com/dev/metrika/en/management/openapi/counter/counter. */
  async function zone({ isFresh = false } = {}): Promise<{ zone?: string; result: Result }> {
    const key = `${keyOf(destination)} ${base} ${counter}`
    const known = zones.get(key)
    const path = `/management/v1/counter/${counter}`
    if (known && !isFresh && at - known.at < zoneTime && known.at <= at) return { zone: known.zone, result: nothing }
    const [result, said] = await call('GET', path)
    const found = (said as { counter?: { time_zone_name?: unknown } } | undefined)?.counter?.time_zone_name
    if (result.outcome !== 'delivered') return { result }
    if (typeof found !== 'string' || !isZone(found))
      return { result: { ...result, outcome: 'refused', error: 'Metrica did not tell the time zone of the counter' } }
    zones.set(key, { zone: found, at })
    return { zone: found, result }
  }

  /** Uploads a file, which the service checks later. */
  async function upload(csv: string): Promise<Result> {
    const boundary = `zayavka${randomBytes(12).toString('hex')}`
    const head = 'Content-Disposition: form-data; name="file"; filename="data.csv"\r\nContent-Type: text/csv'
    const body = `--${boundary}\r\n${head}\r\n\r\n${csv}\r\n--${boundary}--\r\n`
    const path = `/cdp/api/v1/counter/${counter}/data/simple_orders?merge_mode=SAVE&delimiter_type=COMMA`
    const [result, said] = await call('POST', path, { body, type: `multipart/form-data; boundary=${boundary}` })
    if (result.outcome !== 'delivered') return result
    const { uploading } = (said ?? {}) as { uploading?: { uploading_id?: unknown; api_validation_status?: unknown } }
    const id = typeof uploading?.uploading_id === 'string' ? nameOf(uploading.uploading_id) : ''
    if (id === '') return { ...result, outcome: 'refused', error: 'Metrica did not tell the id of the upload' }
    if (uploading?.api_validation_status === 'FAILED')
      return { ...result, outcome: 'refused', error: `Metrica did not pass upload ${id}` }
    return { ...result, outcome: 'uploaded', upload: id }
  }

  /** The verdicts on the last uploads, by id. */
  async function verdicts(): Promise<{ verdicts?: Map<string, string>; result: Result }> {
    const [result, said] = await call('GET', `/cdp/api/v1/counter/${counter}/last_uploadings?limit=100&source=API`)
    const { uploadings } = (said ?? {}) as { uploadings?: unknown }
    if (result.outcome !== 'delivered' || !Array.isArray(uploadings)) return { result }
    const some = uploadings as { uploading_id?: unknown; api_validation_status?: unknown }[]
    const pairs = some.map((each) => [nameOf(String(each?.uploading_id)), String(each?.api_validation_status)] as const)
    return { verdicts: new Map(pairs), result }
  }

  async function call(
    method: 'GET' | 'POST',
    path: string,
    content?: { body: string; type: string },
  ): Promise<[Result, unknown]> {
    const headers = { authorization: `OAuth ${token}`, ...(content && { 'content-type': content.type }) }
    const posted = await send({ method, url: base + path, headers, body: content?.body ?? null, needsAnswer: true })
    return [resultOf(posted, `${method} ${path}`), parseJson(posted.answer)]
  }
}

/** The id of an upload as it is stored. */
function nameOf(id: string): string {
  return storable(id.slice(0, 200))
}

/** An exceeded quota is answered with 429, by the English page with 420: https://yandex.com/dev/metrika/en/intro/quotas. */
function resultOf({ answer, ...posted }: Posted, request: string): Result {
  const said = (parseJson(answer) as { message?: unknown } | undefined)?.message
  const isQuota = posted.status === 429 || posted.status === 420
  const error = isQuota || posted.outcome === 'refused' ? `Metrica answered ${posted.status}` : posted.error
  const words = error !== null && typeof said === 'string' ? `${error}: ${storable(said.slice(0, 150))}` : error
  const rest = { request, outsideId: null, upload: null }
  return { ...posted, ...rest, outcome: isQuota ? 'quota' : posted.outcome, error: words }
}

/** The result of a call that the cache made unnecessary. */
const nothing: Result = {
  ...{ outcome: 'delivered', status: null, ms: 0, request: null, responseHead: null },
  ...{ error: null, retryAfter: null, outsideId: null, upload: null },
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
