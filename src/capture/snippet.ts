import type { FastifyInstance } from 'fastify'
import type { SubmitToken } from '../actions/submit-token.ts'
import type { Form } from '../domain/form.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { readSender } from './auth.ts'
import { browserFile } from './browser-file.ts'
import { allowAnySite } from './cors.ts'
import type { CaptureOptions } from './options.ts'
import { type Arrival, receiveAndProcess } from './receive.ts'
import { queryParams, secretBeforeBody } from './secret.ts'

/** `GET /s.js`: the snippet of sites. `POST /s`: its endpoint; JSON as `text/plain`, or multipart with files. */
export async function snippet(app: FastifyInstance, { store, clock }: CaptureOptions): Promise<void> {
  await app.register(browserFile, { url: '/s.js', name: 's.js' })
  allowAnySite(app, '/s')
  app.post('/s', { schema: { hide: true } as object }, async (request) => {
    const now = clock()
    const query = queryParams(request)
    const { key, project } = await readSender(store, request, secretBeforeBody(request), now)
    const form = await readForm(store, project, query.get('_form'))
    const arrival = {
      way: 'snippet',
      key: key.id,
      submitToken: readOnce(query.get('_once')),
      ...(form && { form: form.id }),
    } as const satisfies Arrival
    await receiveAndProcess(store, project, request, arrival, now)
    return { status: 'success' }
  })
}

/** The form of the project by its token or path. Without a match the submission is interpreted without a form. */
async function readForm(store: Store, project: Project, name: string | null): Promise<Form | undefined> {
  const token = name?.slice(name.lastIndexOf('/') + 1)
  const found = token ? await store.cache.form(token) : undefined
  return found?.project === project.id ? found.form : undefined
}

/** An invalid name is ignored, so that no submission is refused for it. */
function readOnce(name: string | null): SubmitToken | undefined {
  return name !== null && /^[\w-]{16,100}$/.test(name) ? { alone: name } : undefined
}
