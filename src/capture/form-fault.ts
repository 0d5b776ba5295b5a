import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FormLanguage, formLanguages } from '../domain/form.ts'
import { Refusal, refusal } from '../domain/refusal.ts'
import { problemKinds } from '../json/problem-kinds.ts'
import type { Store } from '../store/open.ts'
import * as english from '../texts/en.ts'
import { formWords } from '../texts/form.ts'
import * as russian from '../texts/ru.ts'
import { asTooLarge } from './body.ts'
import { escaped, type Page, sendPage } from './page.ts'
import { wantsJson } from './wants-json.ts'

const sentences = { en: english.sentence, ru: russian.sentence }

/** Says to a visitor, or to a script, why something could not be kept: in the form's language, else in the visitor's. */
export function answerFault(store: Store, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = refusalOf(store, error)
  if (!refused) request.fault = error
  else reply.refused = refused.code
  const [status] = refused ? problemKinds[refused.code] : [500]
  reply.code(status).header('Cache-Control', 'no-store')
  const { seconds } = (refused?.params ?? {}) as { seconds?: number }
  if (seconds !== undefined) reply.header('Retry-After', seconds)
  if (wantsJson(request)) return reply.send({ status: 'error', error: refused ? english.sentence(refused) : 'fault' })
  return sendPage(reply, pageOf(request, refused))
}

type Said = Refusal & { code: keyof typeof problemKinds }

function refusalOf(store: Store, error: unknown): Said | undefined {
  if (store.isAway(error)) return refusal('unavailable', { seconds: 5 }) as Said
  const known = asTooLarge(error)
  return known instanceof Refusal && known.code in problemKinds ? (known as Said) : undefined
}

function pageOf({ form, headers }: FastifyRequest, refused: Refusal | undefined): Page {
  const language = form?.language ?? languageOf(headers['accept-language'])
  const words = formWords[language]
  const frames = form?.origins
  if (refused?.code === 'no-such-form') return { language, ...said(words.missing.title, words.missing.text) }
  const back = form ? `\n<p><a href="${form.token}">${words.back}</a></p>` : ''
  const { title, body } = said(words.failed, refused ? sentences[language](refused) : words.broken)
  return { language, title, body: body + back, ...(frames && { frames }) }
}

function said(title: string, text: string) {
  return { title, body: `<h1>${escaped(title)}</h1>\n<p>${escaped(text)}</p>` }
}

/** Russian for who reads it before English. */
function languageOf(accepted = ''): FormLanguage {
  return formLanguages.find((each) => accepted.toLowerCase().startsWith(each)) ?? 'en'
}
