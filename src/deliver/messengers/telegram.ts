import { largestChatFile } from '../../domain/bot.ts'
import type { Post } from '../post.ts'
import { callMessenger, failed } from './call.ts'
import type { Answered, Bot, Button, ChatMessage, Failed } from './messenger.ts'

/** The chat of a message: a person or a group, and its topic. */
export type TelegramChat = { chat: string; thread: string | null }
export type TelegramApi = ReturnType<typeof telegramApi>

/**
 * The calls of the Bot API (https://core.telegram.org/bots/api). `post` is for short calls, `poll` for long ones, `fetch` for files. The URL of a
 * method contains the token, so no error repeats it.
 */
export function telegramApi(
  { post, poll, fetch, clock }: { post: Post; poll: Post; fetch: Post; clock: () => number },
  { base, token }: { base: string; token: string },
) {
  return { me, send, edit, answerPress, updates, file }

  function me(): Promise<Answered<Bot>> {
    return call('getMe', {}, (result) => {
      const { id, username, first_name: name } = result as { id: number; username?: string; first_name: string }
      return username === undefined ? undefined : { id: String(id), username, name }
    })
  }

  /** Returns the id of the message. */
  function send({ chat, thread }: TelegramChat, message: ChatMessage): Promise<Answered<string>> {
    const place = { chat_id: chat, ...(thread !== null && { message_thread_id: Number(thread) }) }
    const content = { ...textOf(message), disable_notification: message.isSilent }
    return call('sendMessage', { ...place, ...content }, (sent) => {
      const { message_id: id } = sent as { message_id?: number }
      return id === undefined ? undefined : String(id)
    })
  }

  /** Edits a message. If the text is unchanged, it counts as success. */
  async function edit(chat: string, id: string, message: ChatMessage): Promise<Answered<true>> {
    const place = { chat_id: chat, message_id: Number(id) }
    const edited = await call('editMessageText', { ...place, ...textOf(message) }, () => true as const)
    return !edited.ok && edited.fault === 'unchanged' ? { ok: true, result: true } : edited
  }

  /** Shows the result to the person who pressed a button. */
  function answerPress(press: string, text: string, isAlert: boolean): Promise<Answered<true>> {
    const content = { callback_query_id: press, text: text.slice(0, 200), show_alert: isAlert }
    return call('answerCallbackQuery', content, () => true as const)
  }

  /** Gets the updates from `offset` on; waits up to `timeout` seconds for the first. */
  function updates(offset: number, timeout: number): Promise<Answered<unknown[]>> {
    const wanted = { offset, timeout, limit: 50, allowed_updates: updateKinds }
    return call('getUpdates', wanted, (result) => (Array.isArray(result) ? result : undefined), poll)
  }

  /** The complete bytes of a file, unless it is too large. */
  async function file(id: string): Promise<Answered<Uint8Array>> {
    const found = await call(
      'getFile',
      { file_id: id },
      (result) => result as { file_path?: string; file_size?: number },
    )
    if (!found.ok) return found
    const { file_path: path, file_size: size } = found.result
    if (path === undefined || (size ?? 0) > largestChatFile) return failed('refused', 'The file is too large')
    const url = `${base}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`
    const { outcome, status, bytes } = await fetch({ method: 'GET', url, headers: {}, body: null, isFile: true }, clock)
    if (outcome === 'ended') return failed('ended', 'This process stops')
    if (outcome !== 'delivered') return failed('refused', `The file is not there: ${status}`)
    const isWhole = size === undefined ? bytes.length <= largestChatFile : bytes.length === size
    return isWhole ? { ok: true, result: bytes } : failed('unknown', 'The file did not come whole')
  }

  function call<T>(
    method: string,
    content: object,
    read: (result: unknown) => T | undefined,
    by: Post = post,
  ): Promise<Answered<T>> {
    const url = `${base}/bot${token}/${method}`
    const request = { method: 'POST', url, headers: json, body: JSON.stringify(content) } as const
    const ofResult = (answer: unknown) => {
      const { ok, result } = answer as { ok?: boolean; result?: unknown }
      return ok === true && result !== undefined ? read(result) : undefined
    }
    return callMessenger({ post: by, clock, secret: token }, request, ofResult, judge)
  }
}

const json = { 'content-type': 'application/json' }
const updateKinds = ['message', 'callback_query', 'my_chat_member']

/** The content of a message. An empty keyboard removes an existing one. */
function textOf({ html, buttons }: ChatMessage) {
  const keys = buttons.map((row) => row.map(keyOf))
  const rest = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } }
  return { text: html, ...rest, reply_markup: { inline_keyboard: keys } }
}

function keyOf({ text, data, url }: Button) {
  return url === undefined ? { text, callback_data: data } : { text, url }
}

type Judged = Partial<Failed> & Pick<Failed, 'fault'>

/** https://core.telegram.org/bots/api#making-requests, and the descriptions that its server writes (`tdlib/telegram-bot-api`). */
function judge(status: number, answer: Record<string, unknown>): Judged {
  const { retry_after: wait, migrate_to_chat_id: movedTo } = (answer.parameters ?? {}) as Record<string, unknown>
  const said = typeof answer.description === 'string' ? answer.description.slice(0, 200) : `Answered ${status}`
  if (movedTo !== undefined) return { fault: 'moved', error: said, movedTo: String(movedTo) }
  if (status === 429) return { fault: 'throttled', error: said, retryAfter: Math.max(1, Number(wait) || 1) }
  if (status === 401 || status === 404) return { fault: 'token', error: said }
  if (status === 409) return { fault: 'conflict', error: said }
  if (/not modified/.test(said)) return { fault: 'unchanged', error: said }
  if (/(no|not enough) rights|CHAT_WRITE_FORBIDDEN|need administrator/i.test(said))
    return { fault: 'no-rights', error: said }
  if (status === 403 || /chat not found|thread not found|PEER_ID_INVALID/.test(said))
    return { fault: 'blocked', error: said }
  return { fault: status >= 500 ? 'unreachable' : 'refused', error: said }
}
