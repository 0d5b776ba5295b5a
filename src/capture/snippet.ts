import type { FastifyInstance } from 'fastify'
import type { Once } from '../actions/receipts.ts'
import { readSender } from './auth.ts'
import { allowAnySite } from './cors.ts'
import { keepAndWork } from './keep.ts'
import type { CaptureOptions } from './server.ts'
import { snippetFile } from './snippet-file.ts'

/** `GET /s.js`: the snippet of sites. `POST /s`: where it sends to; JSON as `text/plain`, or multipart when there are files. */
export async function snippet(app: FastifyInstance, { store, clock }: CaptureOptions): Promise<void> {
  const hidden = { schema: { hide: true } as object }
  await app.register(snippetFile)
  allowAnySite(app)
  app.options('/s', hidden, async (_request, reply) => reply.code(204).send())
  app.post('/s', hidden, async (request) => {
    const now = clock()
    const query = new URLSearchParams(request.raw.url?.replace(/^[^?]*/, ''))
    const { key, project } = await readSender(store, request.headers, query.get('key'), now)
    request.keyId = key.id
    request.projectId = project.id
    const once = readOnce(query.get('_once'))
    await keepAndWork(store, project, request, { way: 'snippet', key: key.id, ...(once && { once }) }, now)
    return { status: 'success' }
  })
}

/** One that is no such name is none: nothing that comes is refused for it. */
function readOnce(given: string | null): Once | undefined {
  return given !== null && /^[\w-]{16,100}$/.test(given) ? { alone: given } : undefined
}
