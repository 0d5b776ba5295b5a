import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { type Mapping, mappingKinds } from '../domain/mapping.ts'
import { isBySecretKey, storedBody } from '../domain/receipt.ts'
import { withinBudget } from '../intake/budget.ts'
import { mappingOf } from '../intake/mapping.ts'
import { onceNameOf, pingTextOf, withJsonFields } from '../intake/mapping-options.ts'
import { answerOf, presetNamed } from '../intake/presets.ts'
import { readInput } from '../intake/read.ts'
import type { Store } from '../store/store.ts'
import { earlySender, readSender, readSenderEarly } from './auth.ts'
import { allowAnySite } from './cors.ts'
import { leadForSender } from './lead-for-sender.ts'
import type { CaptureOptions } from './options.ts'
import { type Arrival, ownQuery, receiveAndProcess, withPath } from './receive.ts'
import { queryOf, secretInBody } from './secret.ts'
import { submitTokenOf } from './submit-token.ts'

type Params = { source: string; '*'?: string }

/**
 * `GET|POST /in/{source}`, and any path below it: submissions of any other sender, interpreted by the mapping of that name,
 * the project's own or a built-in one. An unknown source is stored too, and interpreted by common field names.
 */
export async function inbox(app: FastifyInstance, { store, clock }: CaptureOptions): Promise<void> {
  const keyFieldsOf = keyFields(store)
  const urls = ['/in/:source', '/in/:source/*']
  allowAnySite(app, ...urls)
  for (const url of urls)
    app.route<{ Params: Params }>({
      method: ['GET', 'POST'],
      url,
      schema: { hide: true } as object,
      onRequest: (request) => readSenderEarly(store, request, clock()),
      handler: async (request, reply) => {
        const now = clock()
        const name = request.params.source.slice(0, 100).toWellFormed()
        const path = request.params['*']?.slice(0, 300).toWellFormed() // the cut may halve a character
        const { key, project } =
          (await earlySender(store, request, now)) ??
          (await readSender(store, request, await secretOf(request, name), now))
        const mapping = await mappingOf(store, project, name)
        const known = mapping && readKnown(request, path, mapping)
        const token = submitTokenOf(request) ?? (known?.once && { alone: known.once })
        const isOfServer = isBySecretKey({ way: 'in', headers: request.headers }, key)
        const given = { way: 'in', key: key.id, mapping: name, path } as const
        const arrival: Arrival = { ...given, isOfServer, submitToken: token }
        const receipt = await receiveAndProcess(store, project, request, arrival, now)
        const isPing = receipt.reasons.some(({ code }) => code === 'ping')
        const wanted = (isPing && known?.echo) || (mapping && answerOf(mapping, isPing))
        if (wanted) return reply.type(wanted.startsWith('{') ? json : 'text/plain; charset=utf-8').send(wanted)
        const body = leadForSender(request, { way: 'in', key, project }, receipt)
        return { status: 'success', receipt_id: String(receipt.id), ...body }
      },
    })

  /** The key in the body, as `key` or in the field that the mapping of the source names. */
  async function secretOf(request: FastifyRequest, source: string): Promise<string | undefined> {
    const usual = secretInBody(request)
    if (usual !== undefined) return usual
    for (const field of await keyFieldsOf(source)) {
      const found = secretInBody(request, field)
      if (found) return found
    }
  }
}

const json = 'application/json; charset=utf-8'

/** The fields that may contain the key of a source. Those from mappings of projects are cached for two seconds. */
function keyFields(store: Store): (source: string) => Promise<string[]> {
  const recent = new LRUCache<string, string[]>({ max: 1_000, ttl: 2_000 })
  return async (source) => {
    const cached = recent.get(source)
    if (cached) return cached
    const ready = mappingKinds.some((kind) => kind === source) ? presetNamed(source)?.key : undefined
    const found = [...(await store.mappings.keyFields(source)), ...(ready ? [ready] : [])]
    recent.set(source, found)
    return found
  }
}

/**
 * The values that are needed before a submission is stored: its idempotency name, and the value that its source wants
 * echoed. Undefined if the mapping needs neither, and for an unreadable submission, which is stored all the same.
 */
function readKnown(request: FastifyRequest, path: string | undefined, mapping: Mapping) {
  const body = (request.body as Buffer | undefined) ?? new Uint8Array()
  if ((!mapping.once?.length && !mapping.ping?.echo) || body.length > storedBody) return
  const query = withPath(ownQuery(queryOf(request)), path)
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  try {
    return withinBudget(body.length + query.length, () => {
      const { values } = withJsonFields(readInput({ query, headers }, body), mapping)
      const echo = mapping.ping?.echo ? pingTextOf(mapping, values) : undefined
      return { once: onceNameOf(mapping, values), echo: echo?.slice(0, maxEcho).replace(/[^\x20-\x7e]/g, '') }
    })
  } catch {
    return
  }
}

/** The longest value that is echoed, in characters. */
const maxEcho = 200
