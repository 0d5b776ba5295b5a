import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noteVisit, type SeenVisit } from '../actions/visits.ts'
import { Refusal, refusal } from '../domain/refusal.ts'
import { touchOf } from '../intake/snippet.ts'
import { isBranch, treeIn } from '../intake/tree.ts'
import { findCaptureKey, findSender } from './auth.ts'
import { browserFile, scriptHeaders, sendBrowserFile } from './browser-file.ts'
import { allowAnySite } from './cors.ts'
import { visitUrl } from './limits.ts'
import type { CaptureOptions } from './options.ts'
import { secretBeforeBody } from './secret.ts'

const hidden = { schema: { hide: true } as object }

/**
 * The counter by the vendor's addresses, which the pages of a site load when one host is changed: `init` is our snippet
 * with a counter, which finds its key in the address; `module.js` finds it in the page. `POST /s/visit` numbers a visit.
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

/** A script that does nothing, and says so where the owner of a site looks. */
const unknownKey =
  'console.warn("zayavka: the key in the address of the counter is unknown here, so nothing is counted")\n'

/** A wrong key is counted, since looking for one takes time. */
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

/** What cannot be read is a visit of which nothing is known. */
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
