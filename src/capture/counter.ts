import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noteVisit, type SeenVisit } from '../actions/visits.ts'
import { Refusal, refusal } from '../domain/refusal.ts'
import { touchOf } from '../intake/snippet.ts'
import { isBranch, treeIn } from '../intake/tree.ts'
import { findCaptureKey, findSender } from './auth.ts'
import { browserFile, scriptHeaders, sendBrowserFile } from './browser-file.ts'
import { allowAnySite } from './cors.ts'
import type { CaptureOptions } from './options.ts'
import { visitUrl } from './rate-limits.ts'
import { secretBeforeBody } from './secret.ts'

const hidden = { schema: { hide: true } as object }

/**
 * The counter at the vendor's paths, so that a site only needs to change the host in its pages: `init` is our snippet with a
 * counter and has its key in the path; `module.js` takes the key from the page. `POST /s/visit` numbers a visit.
 */
export async function counter(app: FastifyInstance, { store, clock }: CaptureOptions): Promise<void> {
  await app.register(browserFile, { url: '/dist/module.js', name: 'module.js' })
  app.get<{ Params: { key: string } }>('/api/site/1.0/:key/init', hidden, async (request, reply) => {
    const isKnown = await checkedKey(request, () => findCaptureKey(store, request, request.params.key, clock()))
      .then(() => true)
      .catch(isNoFault)
    if (isKnown) return sendBrowserFile(request, reply, 'c.js')
    return reply.headers({ ...scriptHeaders, 'Cache-Control': 'no-store' }).send(unknownKey)
  })
  allowAnySite(app, visitUrl)
  app.post(visitUrl, hidden, async (request) => {
    const now = clock()
    const { key, project } = await checkedKey(request, () => findSender(store, request, secretBeforeBody(request), now))
    await request.countVisit(key.id)
    const body = request.body as Buffer | undefined
    const seen = readVisit(body)
    await request.countStored(`visits ${key.id}`, body?.length ?? 0)
    if (!key.visits) return { status: 'success', visit: null, token: null }
    const { number, token } = await noteVisit(store, project, seen, now)
    return { status: 'success', visit: String(number), token }
  })
}

/** A script that only logs to the browser's console, where the owner of a site looks. */
const unknownKey =
  'console.warn("zayavka: the key in the address of the counter is unknown here, so nothing is counted")\n'

/** Rate-limits wrong keys, since each costs a lookup. */
async function checkedKey<T>(request: FastifyRequest, search: () => Promise<T>): Promise<T> {
  await request.checkWrongKeys()
  return search().catch(async (error) => {
    if (error instanceof Refusal) await request.countWrongKey()
    throw error
  })
}

function isNoFault(error: unknown): false {
  if (error instanceof Refusal && error.code !== 'sent-too-often') return false
  throw error
}

/** The largest body of a visit, in bytes: two touches with long addresses. */
const maxVisit = 16_384

/** Parses a visit. An unreadable body counts as a visit without data. */
function readVisit(body: Buffer | undefined): SeenVisit {
  if (body && body.length > maxVisit) throw refusal('body-too-large', { limit: maxVisit })
  const tree = body && treeIn(body.toString())
  const { visit, token, first, last } = isBranch(tree) ? tree : {}
  return {
    number: typeof visit === 'string' ? visit : null,
    token: typeof token === 'string' ? token : null,
    first: touchOf(first) ?? touchOf(last) ?? {},
    last: touchOf(last) ?? {},
  }
}
