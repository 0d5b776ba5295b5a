import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../domain/project.ts'
import type { Refusal } from '../domain/refusal.ts'
import { acceptedLanguage } from '../http/language.ts'
import { messageParts, type Page, sendPage } from '../http/page.ts'
import type { Store } from '../store/store.ts'
import { formWords } from '../texts/form.ts'
import { sentenceIn } from '../texts/languages.ts'
import { refusedBy, statusOf } from './refused.ts'
import { wantsJson } from './wants-json.ts'

/** Answers a failed submission with the reason, in the language of the form, else of the visitor. */
export function answerFault(store: Store, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = refusedBy(store, error, request, reply)
  reply.code(statusOf(refused)).header('Cache-Control', 'no-store')
  if (wantsJson(request)) return reply.send({ status: 'error', error: refused ? sentenceIn.en(refused) : 'fault' })
  return sendPage(reply, pageOf(request, refused))
}

function pageOf({ form, headers }: FastifyRequest, refused: Refusal | undefined): Page {
  const language = form?.language ?? acceptedLanguage(headers)
  const words = formWords[language]
  const frames = form?.origins
  if (refused?.code === 'no-such-form') return { language, ...messageParts(words.missing.title, words.missing.text) }
  const back = form ? `\n<p><a href="${form.token}">${words.back}</a></p>` : ''
  const { title, body } = messageParts(words.failed, reasonOf(refused, language))
  return { language, title, body: body + back, ...(frames && { frames }) }
}

/** The reason for a visitor, who knows of no requests and bytes. */
function reasonOf(refused: Refusal | undefined, language: Language): string {
  if (!refused) return formWords[language].broken
  if (refused.code === 'body-too-large' && 'limit' in refused.params)
    return formWords[language].tooLarge(Number(refused.params.limit) / 1_048_576)
  return sentenceIn[language](refused)
}
