import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endLetters } from '../../actions/notices/settings.ts'
import type { Unsubscription } from '../../deliver/notices/unsubscribe.ts'
import type { Project } from '../../domain/project.ts'
import { acceptedLanguage } from '../../http/language.ts'
import { escapeHtml, messageParts, sendPage } from '../../http/page.ts'
import { noticeTexts } from '../../texts/notices.ts'
import type { DoorOptions } from '../door/options.ts'

const path = '/notices/off/:token'

/**
 * Links in letters that switch their kind off without signing in. A GET only shows a question, since programs open links to check them. Mail
 * programs send the POST directly (RFC 8058).
 */
export async function unsubscribe(
  app: FastifyInstance,
  { store, delivery }: Pick<DoorOptions, 'store' | 'delivery'>,
): Promise<void> {
  const hidden = { schema: { hide: true } as object, bodyLimit: 4_096 }
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null)) // the body is ignored: the link says it all

  app.get<Wanted>(path, hidden, async (request, reply) => {
    const found = await find(request)
    if (!found) return sendUnknown(request, reply)
    const { language } = found.project
    const { off, kinds } = noticeTexts[language]
    const question = `<p>${escapeHtml(found.project.name)}</p>\n<p>${escapeHtml(off.question(kinds[found.kind]))}</p>`
    const form = `<form method="post"><button>${escapeHtml(off.button)}</button></form>`
    const body = `<h1>${escapeHtml(off.title)}</h1>\n${question}\n${form}`
    return sendPage(reply, { language, title: off.title, body, sendsTo: "'self'" })
  })

  app.post<Wanted>(path, hidden, async (request, reply) => {
    const found = await find(request)
    if (!found) return sendUnknown(request, reply)
    await endLetters(store, found)
    const { off } = noticeTexts[found.project.language]
    return sendPage(reply, { language: found.project.language, ...messageParts(off.title, off.done) })
  })

  async function find({ params }: FastifyRequest<Wanted>): Promise<Found | undefined> {
    const wanted = delivery.notices.readUnsubscription(params.token)
    const project = wanted && (await store.cache.project(wanted.project))
    return wanted && project && { ...wanted, project }
  }
}

type Wanted = { Params: { token: string } }
type Found = Omit<Unsubscription, 'project'> & { project: Project }

function sendUnknown({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = acceptedLanguage(headers)
  const { off } = noticeTexts[language]
  return sendPage(reply.code(404), { language, ...messageParts(off.title, off.unknown) })
}
