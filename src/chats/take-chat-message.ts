import { storeReceipt } from '../actions/receipts.ts'
import { isStoreFailure } from '../actions/transient-errors.ts'
import type { ChatEnquiry, TakeEnquiry } from '../deliver/bots/handle-update.ts'
import { IncompleteUpdate, type Session } from '../deliver/bots/session.ts'
import { largestChatFile } from '../domain/bot.ts'
import { chatMark, type Sent } from '../domain/receipt.ts'
import { Refusal } from '../domain/refusal.ts'
import { processReceipt } from '../intake/process.ts'
import { type FieldText, type FilePart, writeMultipart } from '../intake/write-multipart.ts'
import type { Store } from '../store/store.ts'
import { chats } from '../texts/chats.ts'
import { limitChats } from './chat-limits.ts'

/**
 * Makes a receipt of what somebody wrote to a bot, and an enquiry of that: the first message of a chat makes a lead, and what follows is
 * added to it while it is open. Opening the bot makes none; the visit that its link names is kept for the message. It is on disk when this
 * resolves, and what fails later is left to the recovery. Files that cannot be kept are named.
 */
export function takeChatMessages(store: Store, clock: () => number, onFailure: (error: unknown) => void): TakeEnquiry {
  const limits = limitChats(store.spool.limit)
  return async (enquiry, session) => {
    const { project, message, start } = enquiry
    const chat = chatOf(enquiry)
    const texts = chats[project.language]
    const counted = await limits.countMessage(chat)
    if (counted !== 'taken') return counted === 'told' ? texts.tooOften : null
    if (start !== null) {
      if (start !== '')
        await store.transaction((tx) => tx.chatLeads.noteVisit(project.id, chat, start.slice(0, 64), clock()))
      return texts.welcome
    }
    const known = await store.chatLeads.find(project.id, chat)
    const { files, missing } = await filesOf(message.files, session, (size) => limits.hasRoom(chat, size))
    const text = [message.text, message.other ? `[${texts.contents[message.other]}]` : ''].filter(Boolean).join('\n')
    if (text === '' && message.phone === null && files.length + missing.length === 0) return null
    const now = clock()
    const keep = (kept: readonly FilePart[]) => {
      const left = files.filter((each) => !kept.includes(each)).map(({ name }) => name)
      const { type, body } = writeMultipart(fieldsOf(enquiry, text, known?.visit ?? null, [...missing, ...left]), kept)
      const sent: Sent = {
        ...{ at: now, way: 'telegram' as const, key: null, form: null, mapping: null },
        ...{ method: 'BOT', query: '', headers: { 'content-type': type, [chatMark]: chat }, address: null },
      }
      return storeReceipt(store, project, sent, body, { alone: `${chat} ${message.id}` })
    }
    const stored = await keep(files).catch((error) => {
      if (files.length === 0 || isStoreFailure(store, error)) throw error
      if (!(error instanceof Refusal)) onFailure(error)
      return keep([]) // what was written needs no file, and must not wait for room
    })
    const done =
      stored.end === null ? await processReceipt(store, project, stored, now, onFailure).catch(onFailure) : undefined
    return done?.end === 'lead' ? texts.received : null
  }
}

/** Ids of chats are those of one bot. */
function chatOf({ bot, message }: ChatEnquiry): string {
  return `${bot.way} ${bot.id} ${message.place.address}`
}

/** A link to the bot carries the number of the visit, or a word of who made it. */
function fieldsOf(
  { project, message }: ChatEnquiry,
  text: string,
  start: string | null,
  missing: readonly string[],
): FieldText[] {
  const { from, phone } = message
  const isVisit = start !== null && /^\d{1,20}$/.test(start)
  const fields: FieldText[] = [
    ['title', chats[project.language].title],
    ['name', from.name],
    ['phone', phone ?? ''],
    ['text', text],
    ['telegram', from.username === null ? '' : `@${from.username}`],
    isVisit ? ['roistat_visit', start] : ['source', 'telegram'],
    ['start', isVisit ? '' : (start ?? '')],
    ['file', missing.join(', ')],
  ]
  return fields.filter(([, value]) => value !== '')
}

/**
 * The files of a message. One that is too large, over the share of the chat, or cannot be fetched is named; who is over it costs no fetching,
 * for which everybody else would wait. Throws when it is this process that does not go on.
 */
async function filesOf(
  wanted: ChatEnquiry['message']['files'],
  session: Session,
  hasRoom: (size: number) => Promise<boolean>,
) {
  const files: FilePart[] = []
  const missing: string[] = []
  for (const { id, name, type, size } of wanted) {
    const fetched = size <= largestChatFile && (await hasRoom(size)) ? await session.file(id) : undefined
    if (fetched?.ok) files.push({ field: 'file', name, type, bytes: fetched.result })
    else if (fetched?.fault === 'ended') throw new IncompleteUpdate()
    else missing.push(name)
  }
  return { files, missing }
}
