import type { MaxApi } from '../messengers/max.ts'
import { escaped } from '../messengers/messenger.ts'
import { part, type Session, type Somebody, textIn, type Update } from './session.ts'

/** A MAX bot. The offset is that of the last page. */
export function maxSession(api: MaxApi): Session {
  return {
    me: api.me,
    async poll(offset, timeout) {
      const answered = await api.updates(offset === null ? null : Number(offset), timeout)
      if (!answered.ok) return answered
      const { updates, marker } = answered.result
      const next = marker === null ? (offset ?? '0') : String(marker)
      const page = updates.map((update, index) => read(update, { id: `${next} ${index}`, offset: null }))
      return { ok: true, result: [...page, { id: next, offset: next, kind: 'ignored' }] } // a page is read as a whole
    },
    say: ({ address }, text) => api.send(address, { html: escaped(text), buttons: [], isSilent: false }),
    answerPress: (press, text) => api.answerPress(press, text),
    file: async () => ({ ok: false, fault: 'refused', error: 'No files', retryAfter: null, movedTo: null }),
  }
}

function read(update: unknown, base: Pick<Update, 'id' | 'offset'>): Update {
  const tree = (update ?? {}) as Record<string, unknown>
  const chat = `chat:${textIn(tree, 'chat_id')}`
  const user = part(tree, 'user')
  const kinds: Record<string, () => Update> = {
    bot_started: () => {
      const from = somebody(user)
      const text = `/start ${textIn(tree, 'payload')}`
      return { ...base, kind: 'message', from, place: alone(from), text, phone: null, files: [] }
    },
    bot_stopped: () => ({ ...base, kind: 'left', address: somebody(user).address }),
    bot_removed: () => ({ ...base, kind: 'left', address: chat }),
    message_created: () => ({ ...base, ...message(part(tree, 'message')) }),
    message_callback: () => {
      const callback = part(tree, 'callback')
      const from = somebody(part(callback, 'user'))
      return {
        ...base,
        kind: 'callback',
        press: textIn(callback, 'callback_id'),
        from,
        data: textIn(callback, 'payload'),
      }
    },
  }
  return kinds[textIn(tree, 'update_type')]?.() ?? { ...base, kind: 'ignored' }
}

function message(sent: Record<string, unknown>) {
  const recipient = part(sent, 'recipient')
  const [sender, isGroup] = [part(sent, 'sender'), textIn(recipient, 'chat_type') !== 'dialog']
  if (sender.is_bot === true) return { kind: 'ignored' as const }
  const from = somebody(sender)
  const group = { address: `chat:${textIn(recipient, 'chat_id')}`, topic: null, isGroup, name: 'MAX' }
  const text = textIn(part(sent, 'body'), 'text', 4_096)
  return { kind: 'message' as const, from, place: isGroup ? group : alone(from), text, phone: null, files: [] }
}

function somebody(user: Record<string, unknown>): Somebody {
  const name = textIn(user, 'first_name', 100) || textIn(user, 'name', 100)
  return { address: `user:${textIn(user, 'user_id')}`, name, username: textIn(user, 'username', 64) || null }
}

/** The place of a private dialog with the bot. */
function alone({ address, name }: Somebody) {
  return { address, topic: null, isGroup: false, name }
}
