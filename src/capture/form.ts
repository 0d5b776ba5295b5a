import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signingSecret } from '../actions/capture.ts'
import type { Form } from '../domain/form.ts'
import { refusal } from '../domain/refusal.ts'
import { closedPage, formPage, thanksPage } from '../http/form-page.ts'
import { sendPage } from '../http/page.ts'
import { browserFile } from './browser-file.ts'
import { answerFault } from './form-fault.ts'
import { allowSites, checkSite } from './form-origins.ts'
import { touchOf } from './form-touch.ts'
import { leadForSender } from './lead-for-sender.ts'
import type { CaptureOptions } from './options.ts'
import { pageFonts } from './page-font.ts'
import { type Arrival, receiveAndProcess } from './receive.ts'
import { submitTokenOf } from './submit-token.ts'
import { wantsJson } from './wants-json.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The requested form. */
    form?: Form
  }
}

/** `/f/{form}`: the page of a form, and the target of plain HTML forms of sites. */
export async function forms(app: FastifyInstance, { store, clock, publicUrl }: CaptureOptions): Promise<void> {
  const hidden = { schema: { hide: true } as object, onRequest: enter }
  app.decorateRequest('form', undefined)
  app.setErrorHandler((error, request, reply) => answerFault(store, error, request, reply))
  await app.register(pageFonts)
  await app.register(browserFile, { url: '/f/proof.js', name: 'proof.js' })

  app.get('/f/:form', hidden, async (request, reply) => {
    const form = formOf(request)
    if (form.closed) return sendPage(reply.code(410), closedPage(form))
    const touch = touchOf(request, publicUrl ?? `${request.protocol}://${request.host}`)
    const asksProof = (await store.cache.project(request.projectId as number))?.capture.proofOfWork ?? false
    const secret = await signingSecret(store)
    const rendering = { once: randomUUID(), at: clock(), secret, touch, asksProof }
    // cached only by the browser, so that going back and submitting again sends the same idempotency name
    return sendPage(reply.header('Cache-Control', 'private, no-cache'), formPage(form, rendering))
  })

  app.get('/f/:form/thanks', hidden, async (request, reply) => sendPage(reply, thanksPage(formOf(request))))

  app.options('/f/:form', hidden, async (request, reply) => {
    allowSites(request, reply, formOf(request))
    return reply.code(204).send()
  })

  app.post('/f/:form', hidden, async (request, reply) => {
    const form = formOf(request)
    allowSites(request, reply, form)
    checkSite(request, form, publicUrl)
    const project = await store.cache.project(request.projectId as number)
    if (!project) throw refusal('no-such-form', { id: form.token })
    const arrival = { way: 'form', form: form.id, submitToken: submitTokenOf(request) } as const satisfies Arrival
    const receipt = await receiveAndProcess(store, project, request, arrival, clock())
    const body = leadForSender(request, { way: 'form', project }, receipt)
    return answer(request, reply, form, { status: 'success', receipt: String(receipt.id), ...body })
  })

  /** Finds the form before the body is read. */
  async function enter(request: FastifyRequest): Promise<void> {
    const token = (request.params as { form: string }).form
    const found = await store.cache.form(token)
    if (!found) throw refusal('no-such-form', { id: token.slice(0, 100) })
    request.form = found.form
    request.projectId = found.project
  }
}

function formOf({ form }: FastifyRequest): Form {
  if (!form) throw new Error('A request came in without its form')
  return form
}

/** Sends JSON to a program that accepts it; redirects a browser to the thank-you page. */
function answer(request: FastifyRequest, reply: FastifyReply, form: Form, body: object) {
  if (wantsJson(request)) return body
  const isOurs = form.closed || form.thanks === null
  return reply.redirect(isOurs ? `${form.token}/thanks` : new URL(form.thanks as string).href, 303) // `URL` encodes Cyrillic for the header
}
