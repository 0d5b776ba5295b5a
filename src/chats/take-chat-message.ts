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
 * Stores a message to a bot as a receipt and processes it: the first message of a chat becomes a lead, and later ones are added to it while it
 * is open. Opening the bot makes no receipt, but the visit in its link is stored for the message. The receipt is on disk when this resolves; a
 * later failure is left to the recovery. Files that cannot be stored are only named.
 */
export function takeChatMessages(store: Store, clock: () => number, onFailure: (error: unknown) => void): TakeEnquiry {
  const limits = limitChats(store.spool.limit)
  return async (enquiry, session) => {
    const { project, message, start } = enquiry
    const chat = chatOf(enquiry)
    const texts = chats[project.language]
    const counted = await limits.countMessage(chat, Math.floor((message.sentAt ?? clock()) / 60))
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
      return keep([]) // the text is stored without the files, since it must not wait for room
    })
    const done =
      stored.end === null ? await processReceipt(store, project, stored, now, onFailure).catch(onFailure) : undefined
    return done?.end === 'lead' ? texts.received : null
  }
}

/** The name of a chat. It includes the bot, since ids of chats are unique only for one bot. */
function chatOf({ bot, message }: ChatEnquiry): string {
  return `${bot.way} ${bot.id} ${message.place.address}`
}

/** The fields of a message. `start`, the parameter of a link to the bot, is the number of a visit or a word of the link's author. */
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
 * Fetches the files of a message. A file that is too large, over the share of the chat, or cannot be fetched is only named. Files over a limit
 * are not fetched, since other messages would wait. Throws `IncompleteUpdate` if this process stops.
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
