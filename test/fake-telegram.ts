import { createServer, type ServerResponse } from 'node:http'
import { type Answer, createWaitingCall, jsonOf, listening, reply } from './fake-messenger.ts'
import { faultOf, type Key, keysOf } from './telegram-message.ts'

type Chat = {
  id: number
  kind: 'private' | 'group' | 'supergroup'
  refuses?: string
  movedTo?: number
  isSlow?: boolean
}
type Sent = { id: number; chat: number; thread: number | null; text: string; keys: Key[][]; isSilent: boolean }
type User = { id: number; name: string }

/**
 * Telegram as its pages and its server describe it:
 * - calls, `ok`, `description` and `parameters`: https://core.telegram.org/bots/api#making-requests
 * - 401 Unauthorized for a wrong token, 404 for what is none; the descriptions: https://github.com/tdlib/telegram-bot-api (Client.cpp)
 * - `getUpdates`: an update is forgotten once a greater `offset` is asked; a second call ends the first with 409, and so does a webhook:
 *   https://core.telegram.org/bots/api#getupdates
 * - text 1-4096 characters after the entities, HTML of few tags: https://core.telegram.org/bots/api#sendmessage and #html-style
 * - `callback_data` 1-64 bytes: https://core.telegram.org/bots/api#inlinekeyboardbutton; a URL needs a host on the internet
 * - 429 with `retry_after`, 400 with `migrate_to_chat_id`: https://core.telegram.org/bots/api#responseparameters
 * - a press is answered once, in time: https://core.telegram.org/bots/api#answercallbackquery
 * - files by `file_path`, up to 20 MB: https://core.telegram.org/bots/api#getfile
 */
export async function openFakeTelegram({ token = '123456:TEST-token', username = 'zayavka_test_bot' } = {}) {
  const chats = new Map<number, Chat>()
  const sent: Sent[] = []
  const edits: number[] = []
  const presses = new Map<string, { text: string; isAlert: boolean } | null>()
  const files = new Map<string, Buffer>()
  const calls: string[] = []
  const state = {
    ...{ throttled: 0, retryAfter: 1, hasWebhook: false, echoes: false, isDown: false, answersUnread: 0 },
    username,
    filesStop: undefined as 'broken' | 'short' | 'silent' | undefined,
  }
  let updates: { update_id: number; [kind: string]: unknown }[] = []
  let [lastUpdate, lastMessage, lastPress, conflicts] = [1000, 10, 0, 0]
  const polling = createWaitingCall()
  let polledFrom = 0
  const server = createServer(async (request, response) => {
    const body = await jsonOf(request)
    const [, given = '', rest = ''] = /^\/(?:file\/)?bot([^/]*)\/(.*)$/.exec(request.url ?? '') ?? []
    const isFile = (request.url ?? '').startsWith('/file/')
    calls.push(isFile ? 'file' : rest)
    if (state.isDown) return void request.socket.destroy()
    if (!/^\d+:[\w-]+$/.test(given)) return reply(response, refusal(404, 'Not Found'))
    if (given !== token) return reply(response, refusal(401, `Unauthorized${state.echoes ? ` ${request.url}` : ''}`))
    if (isFile) return sendFile(files.get(rest), response)
    if (rest === 'getUpdates') return poll(body, response)
    const answer = answerTo(rest, body)
    if (rest === 'sendMessage' && state.answersUnread-- > 0) return void request.socket.destroy() // the message was accepted
    reply(response, answer)
  })
  const { url, close: closeServer } = await listening(server)
  return {
    url,
    token,
    username,
    chats,
    sent,
    edits,
    presses,
    calls,
    state,
    person,
    group,
    say,
    start,
    press,
    member,
    migrate,
    photo,
    file,
    close,
    /** How often a second call for updates ended the first. */
    webhook,
    away,
    conflicts: () => conflicts,
  }

  /** Sends a file, or only half of it: then the connection breaks, the answer ends early, or it stalls. */
  function sendFile(bytes: Buffer | undefined, response: ServerResponse): void {
    const { filesStop } = state
    if (!bytes) return void response.writeHead(404).end()
    if (filesStop === undefined) return void response.writeHead(200).end(bytes)
    const half = bytes.subarray(0, bytes.length / 2)
    if (filesStop === 'short') return void response.writeHead(200).end(half)
    response.writeHead(200, { 'Content-Length': bytes.length })
    response.write(half, () => filesStop === 'broken' && response.destroy())
  }

  function answerTo(method: string, body: Record<string, unknown>): Answer {
    if (method === 'getMe') {
      const rights = { can_join_groups: true, can_read_all_group_messages: false }
      const { username } = state
      return done({ id: Number(token.split(':')[0]), is_bot: true, first_name: 'Zayavka', username, ...rights })
    }
    if (method === 'sendMessage') return send(body)
    if (method === 'editMessageText') return edit(body)
    if (method === 'answerCallbackQuery') return answerPress(body)
    if (method === 'getFile') {
      const bytes = files.get(String(body.file_id))
      if (!bytes) return refusal(400, 'Bad Request: invalid file_id')
      return done({ file_id: body.file_id, file_path: body.file_id, file_size: bytes.length })
    }
    return refusal(404, 'Not Found')
  }

  function send({
    chat_id: id,
    message_thread_id: thread,
    disable_notification: isSilent,
    ...content
  }: Record<string, unknown>): Answer {
    if (state.throttled-- > 0) return tooMany(state.retryAfter)
    const chat = chats.get(Number(id))
    if (!chat) return refusal(400, 'Bad Request: chat not found')
    if (chat.movedTo !== undefined) {
      const migrated = { migrate_to_chat_id: chat.movedTo }
      return refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', migrated)
    }
    if (chat.refuses) return refusal(chat.refuses.startsWith('Forbidden') ? 403 : 400, chat.refuses)
    const fault = faultOf(content)
    if (fault) return refusal(400, `Bad Request: ${fault}`)
    const keys = keysOf(content)
    const rest = {
      thread: thread === undefined ? null : Number(thread),
      text: String(content.text),
      isSilent: isSilent === true,
    }
    sent.push({ id: ++lastMessage, chat: chat.id, keys, ...rest })
    return done({ message_id: lastMessage, chat: { id: chat.id, type: chat.kind }, date: 0, text: content.text })
  }

  function edit({ chat_id: chat, message_id: id, ...content }: Record<string, unknown>): Answer {
    const message = sent.find((each) => each.id === Number(id) && each.chat === Number(chat))
    if (!message) return refusal(400, 'Bad Request: message to edit not found')
    const fault = faultOf(content)
    if (fault) return refusal(400, `Bad Request: ${fault}`)
    const keys = keysOf(content)
    const isSame = message.text === content.text && JSON.stringify(message.keys) === JSON.stringify(keys)
    if (isSame) return refusal(400, `Bad Request: ${notModified}`)
    Object.assign(message, { text: content.text, keys })
    edits.push(message.id)
    return done({ message_id: message.id, text: content.text })
  }

  function answerPress({
    callback_query_id: id,
    text = '',
    show_alert: isAlert = false,
  }: Record<string, unknown>): Answer {
    if (presses.get(String(id)) !== null)
      return refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
    if (String(text).length > 200) return refusal(400, 'Bad Request: MESSAGE_TOO_LONG')
    presses.set(String(id), { text: String(text), isAlert: isAlert === true })
    return done(true)
  }

  function poll(
    { offset = 0, timeout = 0, allowed_updates: kinds }: Record<string, unknown>,
    response: ServerResponse,
  ): void {
    if (state.hasWebhook) {
      const said =
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
      return void reply(response, refusal(409, said))
    }
    const other = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
    if (polling.isThere()) {
      conflicts++
      polling.end(refusal(409, other))
    }
    updates = updates.filter((each) => each.update_id >= Number(offset))
    if (Array.isArray(kinds)) updates = updates.filter((each) => kinds.some((kind) => kind in each))
    if (updates.length > 0 || Number(timeout) === 0) return void reply(response, done(updates.slice(0, 50)))
    polledFrom = Number(offset)
    polling.begin(response, Number(timeout), () => polling.end(done([])))
  }

  function happened(update: object): void {
    updates.push({ update_id: ++lastUpdate, ...update })
    polling.end(done(updates.filter((each) => each.update_id >= polledFrom)))
  }

  /** Sets or removes a webhook: https://core.telegram.org/bots/api#setwebhook */
  function webhook(isSet: boolean): void {
    state.hasWebhook = isSet
    polling.end(refusal(409, 'Conflict: terminated by setWebhook request'))
  }

  /** Makes the service unavailable, or available again. */
  function away(isAway: boolean): void {
    state.isDown = isAway
    polling.cut()
  }

  /** Adds a user who may write to the bot. */
  function person(id: number, name: string): User {
    chats.set(id, { id, kind: 'private' })
    return { id, name }
  }

  /** Adds a group that has the bot. */
  function group(id: number): Chat {
    const made: Chat = { id, kind: 'group' }
    chats.set(id, made)
    return made
  }

  /** A user writes, by default in the private chat with the bot. */
  function say(
    from: User,
    text: string,
    { chat = from.id, thread, ...rest }: { chat?: number; thread?: number; [field: string]: unknown } = {},
  ): void {
    const where = { id: chat, type: chats.get(chat)?.kind ?? 'private', title: 'Продажи' }
    const topic = thread !== undefined && { message_thread_id: thread, is_topic_message: true }
    const content = { ...(text !== '' && { text }), ...topic, ...rest }
    happened({ message: { message_id: ++lastMessage, date: 0, from: userOf(from), chat: where, ...content } })
  }

  /** A user opens the bot by a link, or adds it to a group. */
  function start(from: User, payload: string, chat = from.id): void {
    say(from, chat === from.id ? `/start ${payload}`.trim() : `/start@${username} ${payload}`, { chat })
  }

  /** A user sends a photo. */
  function photo(from: User, bytes: Buffer, caption?: string): void {
    const id = `photo${files.size}.jpg`
    files.set(id, bytes)
    const sizes = [
      { file_id: 'small', file_size: 1, width: 9, height: 9 },
      { file_id: id, file_size: bytes.length, width: 90, height: 90 },
    ]
    say(from, '', { photo: sizes, ...(caption !== undefined && { caption }) })
  }

  /** A user sends a file of a kind such as `voice`, with Telegram's description of it. */
  function file(from: User, kind: string, bytes: Buffer, about: object = {}): void {
    const id = `${kind}${files.size}`
    files.set(id, bytes)
    say(from, '', { [kind]: { file_id: id, file_unique_id: id, file_size: bytes.length, ...about } })
  }

  /** A user presses a button; returns the id of the press. */
  function press(from: User, message: Sent, data: string): string {
    const id = `press${++lastPress}`
    presses.set(id, null)
    const where = { id: message.chat, type: chats.get(message.chat)?.kind }
    const pressed = { message_id: message.id, chat: where, text: message.text }
    happened({ callback_query: { id, from: userOf(from), message: pressed, chat_instance: '1', data } })
    return id
  }

  /** The bot is blocked, removed or added. */
  function member(chat: number, status: 'kicked' | 'left' | 'member', from: User): void {
    const found = chats.get(chat)
    const by = found?.kind === 'private' ? 'blocked by the user' : 'kicked from the group chat'
    if (found && status === 'member') delete found.refuses
    else if (found) found.refuses = `Forbidden: bot was ${by}`
    const bot = { user: { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Zayavka' }, status }
    happened({
      my_chat_member: { chat: { id: chat, type: found?.kind }, from: userOf(from), date: 0, new_chat_member: bot },
    })
  }

  /** A group becomes a supergroup, which has another id. */
  function migrate(chat: Chat, id: number): void {
    chat.movedTo = id
    chats.set(id, { id, kind: 'supergroup' })
  }

  function close(): Promise<void> {
    polling.forget()
    return closeServer()
  }
}

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

function userOf({ id, name }: User) {
  return { id, is_bot: false, first_name: name, username: `user${id}`, language_code: 'ru' }
}

function done(result: unknown): Answer {
  return [200, { ok: true, result }]
}

function tooMany(seconds: number): Answer {
  return refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

function refusal(code: number, description: string, parameters?: object): Answer {
  return [code, { ok: false, error_code: code, description, ...(parameters && { parameters }) }]
}
