import { largestChatFile, otherContents } from '../../domain/bot.ts'
import { escaped } from '../messengers/messenger.ts'
import type { TelegramApi } from '../messengers/telegram.ts'
import { type MessageContent, part, type Session, type Somebody, textIn, type Update } from './session.ts'

/** The longest text of a message that is read, in characters. */
const longest = 4_096

/** A Telegram bot. The offset is the number of the next update. */
export function telegramSession(api: TelegramApi): Session {
  return {
    me: api.me,
    async poll(offset, timeout) {
      const answered = await api.updates(Number(offset ?? 0), timeout)
      return answered.ok ? { ok: true, result: answered.result.map(read) } : answered
    },
    say: ({ address, topic }, text) =>
      api.send({ chat: address, thread: topic }, { html: escaped(text), buttons: [], isSilent: false }),
    answerPress: api.answerPress,
    file: api.file,
  }
}

function read(update: unknown): Update {
  const number = Number((update as { update_id?: unknown } | null)?.update_id ?? 0)
  const base = { id: String(number), offset: String(number + 1) }
  const pressed = part(update, 'callback_query')
  if ('id' in pressed)
    return {
      ...base,
      kind: 'callback',
      press: textIn(pressed, 'id'),
      from: somebody(pressed),
      data: textIn(pressed, 'data'),
    }
  const left = part(update, 'my_chat_member')
  if ('chat' in left) {
    const isOut = ['kicked', 'left'].includes(textIn(part(left, 'new_chat_member'), 'status'))
    return isOut ? { ...base, kind: 'left', address: textIn(part(left, 'chat'), 'id') } : { ...base, kind: 'ignored' }
  }
  const sent = part(update, 'message')
  const id = `${textIn(part(sent, 'chat'), 'id')} ${textIn(sent, 'message_id')}` // ids of updates are reset after a while
  return { ...base, id, ...message(sent) }
}

function message(sent: Record<string, unknown>) {
  const chat = part(sent, 'chat')
  const to = textIn(sent, 'migrate_to_chat_id')
  if (to !== '') return { kind: 'migrated' as const, from: textIn(chat, 'id'), to }
  if (!('from' in sent) || part(sent, 'from').is_bot === true) return { kind: 'ignored' as const }
  const isGroup = textIn(chat, 'type') !== 'private'
  const topic = sent.is_topic_message === true ? textIn(sent, 'message_thread_id') : ''
  const place = {
    address: textIn(chat, 'id'),
    topic: topic || null,
    isGroup,
    name: textIn(chat, 'title') || 'Telegram',
  }
  const sentAt = typeof sent.date === 'number' ? { sentAt: sent.date } : {}
  return { kind: 'message' as const, from: somebody(sent), place, ...sentAt, ...contentOf(sent) }
}

function somebody(tree: Record<string, unknown>): Somebody {
  const from = part(tree, 'from')
  const name = [textIn(from, 'first_name', 100), textIn(from, 'last_name', 100)].filter(Boolean).join(' ')
  return { address: textIn(from, 'id'), name, username: textIn(from, 'username', 64) || null }
}

/** The content of a message. Only the sender's own contact gives a phone; another contact, or a location, becomes text. Stickers are ignored. */
function contentOf(sent: Record<string, unknown>): MessageContent {
  const contact = part(sent, 'contact')
  const isOwn = textIn(contact, 'user_id') === textIn(part(sent, 'from'), 'id')
  const written = textIn(sent, 'text', longest) || textIn(sent, 'caption', longest)
  const said = [written, placeIn(sent), isOwn ? '' : contactIn(contact), textIn(part(sent, 'dice'), 'emoji')]
  return {
    text: said.filter(Boolean).join('\n'),
    phone: (isOwn && textIn(contact, 'phone_number', 40)) || null,
    files: filesIn(sent),
    other: otherContents.find((kind) => kind in sent),
  }
}

/** A location as text: its coordinates, with its name and address if given. */
function placeIn(sent: Record<string, unknown>): string {
  const { latitude, longitude } = part(sent, 'location')
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return ''
  const venue = part(sent, 'venue')
  return [textIn(venue, 'title'), textIn(venue, 'address'), `${latitude}, ${longitude}`].filter(Boolean).join(', ')
}

function contactIn(contact: Record<string, unknown>): string {
  const name = [textIn(contact, 'first_name', 100), textIn(contact, 'last_name', 100)].filter(Boolean).join(' ')
  return [name, textIn(contact, 'phone_number', 40)].filter(Boolean).join(' ')
}

/** The files of a message. A photo counts in its largest size; an animation is a document too. */
function filesIn(sent: Record<string, unknown>): MessageContent['files'] {
  const sizes = Array.isArray(sent.photo) ? (sent.photo as unknown[]) : []
  const photo = (sizes.at(-1) ?? {}) as Record<string, unknown>
  const others = fileKinds.map(([kind, name, type]) => {
    const file = part(sent, kind)
    return { ...fileIn(file), name: textIn(file, 'file_name') || name, type: textIn(file, 'mime_type') || type }
  })
  return [{ ...fileIn(photo), name: 'photo.jpg', type: 'image/jpeg' }, ...others].filter((each) => each.id !== '')
}

/** The fields of a message that are files, with the default file name and content type. */
const fileKinds = [
  ['document', 'file', ''],
  ['voice', 'voice.ogg', 'audio/ogg'],
  ['audio', 'audio.mp3', 'audio/mpeg'],
  ['video', 'video.mp4', 'video/mp4'],
  ['video_note', 'video.mp4', 'video/mp4'],
] as const

/** A file by its id. A missing size counts as the largest allowed. */
function fileIn(file: Record<string, unknown>) {
  const size = file.file_size
  return { id: textIn(file, 'file_id'), size: typeof size === 'number' && size >= 0 ? size : largestChatFile }
}
