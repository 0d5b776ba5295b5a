import { createServer, type ServerResponse } from 'node:http'
import { type Answer, createWaitingCall, jsonOf, listening, reply } from './fake-messenger.ts'

type Key = { type: 'callback' | 'link'; text: string; payload?: string; url?: string }
type Sent = { mid: string; to: string; text: string; keys: Key[][]; isSilent: boolean }
type User = { id: number; name: string }

/**
 * MAX as its pages describe it:
 * - `Authorization: <token>` without «Bearer», codes 400, 401, 404, 405, 429, 503, errors as `{code, message}`: https://dev.max.ru/docs-api
 * - `POST /messages?user_id=|chat_id=`, text up to 4,000 characters, and no idempotency key: https://dev.max.ru/docs-api/methods/POST/messages
 * - `PUT /messages?message_id=`: https://dev.max.ru/docs-api/methods/PUT/messages
 * - `POST /answers?callback_id=`: https://dev.max.ru/docs-api/methods/POST/answers
 * - `GET /updates?marker=`: an update is forgotten once a later marker is asked: https://dev.max.ru/docs-api/methods/GET/updates
 * - a keyboard of up to 30 rows by 7 buttons, payload up to 1,024 characters: https://dev.max.ru/docs-api/objects/InlineKeyboardAttachment
 * - a bot that was stopped gets 403 `chat.denied` with `error.dialog.suspended`; a chat that is gone 404 `chat.not.found`:
 *   https://github.com/love-apples/maxapi/issues/138 and public clients
 * - a press in a dialog tells no chat: https://github.com/chenhg5/cc-connect/pull/1848
 */
export async function openFakeMax({ token = 'max-TEST-token', username = 'zayavka_max_bot' } = {}) {
  /** The users and chats that accept messages, as `user:1` or `chat:-1`, and the error of those that refuse. Others are unknown. */
  const chats = new Map<string, { refuses?: [status: number, code: string, message: string] }>()
  const sent: Sent[] = []
  const edits: string[] = []
  const presses = new Map<string, string | null>()
  const calls: string[] = []
  const state = { throttled: 0, answersUnread: 0, isDown: false }
  let updates: { marker: number; update: object }[] = []
  let [lastMarker, lastMessage, lastPress] = [100, 0, 0]
  const polling = createWaitingCall()
  const server = createServer(async (request, response) => {
    const body = await jsonOf(request)
    const url = new URL(request.url ?? '', 'http://max')
    calls.push(`${request.method} ${url.pathname}`)
    if (state.isDown) return void request.socket.destroy()
    if (request.headers.authorization !== token)
      return reply(response, refusal(401, 'verify.token', 'Invalid access_token'))
    if (request.method === 'GET' && url.pathname === '/updates') return poll(url, response)
    const answer = answerTo(`${request.method} ${url.pathname}`, url.searchParams, body)
    if (url.pathname === '/messages' && request.method === 'POST' && state.answersUnread-- > 0)
      return void request.socket.destroy() // the message was accepted
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
    start,
    stop,
    add,
    remove,
    say,
    press,
    close,
  }

  function answerTo(method: string, query: URLSearchParams, body: Record<string, unknown>): Answer {
    if (method === 'GET /me')
      return [200, { user_id: 77, first_name: 'Zayavka', username, is_bot: true, last_activity_time: 0 }]
    if (method === 'POST /messages') return send(query, body)
    if (method === 'PUT /messages') return edit(String(query.get('message_id')), body)
    if (method === 'POST /answers') return answerPress(String(query.get('callback_id')), body)
    return refusal(
      404,
      'method.not.found',
      `Path ${method.split(' ')[1]} is not recognized. Please check docs at https://dev.max.ru/docs`,
    )
  }

  function send(query: URLSearchParams, body: Record<string, unknown>): Answer {
    if (state.throttled-- > 0) return refusal(429, 'too.many.requests', 'Too many requests')
    const to = query.has('user_id') ? `user:${query.get('user_id')}` : `chat:${query.get('chat_id')}`
    const chat = chats.get(to)
    if (!chat) return refusal(404, 'chat.not.found', `Chat ${to.split(':')[1]} not found`)
    if (chat.refuses) return refusal(...chat.refuses)
    const fault = faultOf(body)
    if (fault) return refusal(400, 'proto.payload', fault)
    const mid = `mid.${++lastMessage}`
    sent.push({ mid, to, text: String(body.text), keys: keysOf(body), isSilent: body.notify === false })
    return [200, { message: { recipient: {}, timestamp: 0, body: { mid, seq: lastMessage, text: body.text } } }]
  }

  function edit(mid: string, body: Record<string, unknown>): Answer {
    const message = sent.find((each) => each.mid === mid)
    if (!message) return [200, { success: false, message: `Message ${mid} not found` }]
    const fault = faultOf(body)
    if (fault) return refusal(400, 'proto.payload', fault)
    Object.assign(message, { text: body.text, keys: keysOf(body) })
    edits.push(mid)
    return [200, { success: true }]
  }

  function answerPress(id: string, body: Record<string, unknown>): Answer {
    if (presses.get(id) !== null) return refusal(404, 'not.found', `Callback ${id} not found`)
    presses.set(id, String(body.notification ?? ''))
    return [200, { success: true }]
  }

  function poll(url: URL, response: ServerResponse): void {
    const marker = Number(url.searchParams.get('marker') ?? 0)
    updates = updates.filter((each) => each.marker > marker)
    if (updates.length > 0) return void reply(response, page())
    endPoll()
    polling.begin(response, Number(url.searchParams.get('timeout') ?? 30), endPoll)
  }

  function page(): Answer {
    return [200, { updates: updates.map(({ update }) => update), marker: updates.at(-1)?.marker ?? lastMarker }]
  }

  function endPoll(): void {
    polling.end(page())
  }

  function happened(kind: string, update: object): void {
    updates.push({ marker: ++lastMarker, update: { update_type: kind, timestamp: 0, ...update } })
    endPoll()
  }

  /** Adds a user who accepts messages. */
  function person(id: number, name: string): User {
    chats.set(`user:${id}`, {})
    return { id, name }
  }

  function group(id: number): string {
    chats.set(`chat:${id}`, {})
    return `chat:${id}`
  }

  /** A user opens the bot by a link. */
  function start(from: User, payload: string): void {
    happened('bot_started', { chat_id: 5000 + from.id, user: userOf(from), payload, user_locale: 'ru' })
  }

  /** A user stops the bot. */
  function stop(from: User): void {
    chats.set(`user:${from.id}`, { refuses: [403, 'chat.denied', 'error.dialog.suspended'] })
    happened('bot_stopped', { chat_id: 5000 + from.id, user: userOf(from) })
  }

  /** The bot is added to a group. */
  function add(chat: number, by: User): void {
    group(chat)
    happened('bot_added', { chat_id: chat, user: userOf(by), is_channel: false })
  }

  function remove(chat: number, by: User): void {
    chats.delete(`chat:${chat}`)
    happened('bot_removed', { chat_id: chat, user: userOf(by), is_channel: false })
  }

  /** A user writes in the dialog with the bot, or in a group. */
  function say(from: User, text: string, chat?: number): void {
    const recipient =
      chat === undefined
        ? { chat_id: 5000 + from.id, chat_type: 'dialog', user_id: 77 }
        : { chat_id: chat, chat_type: 'chat' }
    happened('message_created', {
      message: { sender: userOf(from), recipient, timestamp: 0, body: { mid: `in.${++lastMessage}`, text } },
    })
  }

  /** A user presses a button; returns the id of the press. */
  function press(from: User, message: Sent, payload: string): string {
    const id = `cb${++lastPress}`
    presses.set(id, null)
    const recipient = message.to.startsWith('user:')
      ? { chat_type: 'dialog', user_id: from.id }
      : { chat_id: Number(message.to.slice(5)), chat_type: 'chat' }
    const callback = { timestamp: 0, callback_id: id, payload, user: userOf(from) }
    happened('message_callback', { callback, message: { recipient, body: { mid: message.mid, text: message.text } } })
    return id
  }

  function close(): Promise<void> {
    polling.forget()
    return closeServer()
  }
}

function faultOf(body: Record<string, unknown>): string | undefined {
  const text = String(body.text ?? '')
  if (text === '') return 'text: must not be empty'
  if (text.length > 4_000) return 'text: size must be between 0 and 4000'
  const rows = keysOf(body)
  if (rows.length > 30 || rows.some((row) => row.length > 7)) return 'Too many buttons'
  for (const { text: title, type, payload, url } of rows.flat()) {
    if (!title) return 'text of a button must not be empty'
    if (type === 'callback' && (!payload || payload.length > 1024)) return 'payload: size must be between 1 and 1024'
    if (type === 'link' && !/^https?:\/\//.test(url ?? '')) return 'url: must be a link'
  }
}

function keysOf({ attachments }: Record<string, unknown>): Key[][] {
  const keyboard = (attachments as { type: string; payload: { buttons: Key[][] } }[] | undefined)?.find(
    ({ type }) => type === 'inline_keyboard',
  )
  return keyboard?.payload.buttons ?? []
}

function userOf({ id, name }: User) {
  return { user_id: id, first_name: name, is_bot: false, last_activity_time: 0 }
}

function refusal(status: number, code: string, message: string): Answer {
  return [status, { code, message }]
}
