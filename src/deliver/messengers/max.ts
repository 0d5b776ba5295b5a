import { storable } from '../../domain/storable.ts'
import type { Post, Request } from '../post.ts'
import { callMessenger, failed } from './call.ts'
import type { Answered, Bot, Button, ChatMessage, Failed } from './messenger.ts'

export type MaxApi = ReturnType<typeof maxApi>
/** Updates, and the marker from which the next ones begin. */
export type MaxUpdates = { updates: unknown[]; marker: number | null }

/**
 * The calls of the bot API of MAX (https://dev.max.ru/docs-api). It has no idempotency key, so an unanswered message may have arrived. An
 * address is `user:1` for a person and `chat:-1` for a group, since a press in a dialog does not name its chat.
 */
export function maxApi(
  { post, poll, clock }: { post: Post; poll: Post; clock: () => number },
  { base, token }: { base: string; token: string },
) {
  return { me, send, edit, answerPress, updates }

  function me(): Promise<Answered<Bot>> {
    return call('GET', '/me', null, (answer) => {
      const { user_id: id, username, name, first_name: first } = answer as Record<string, unknown>
      const isWhole = id !== undefined && typeof username === 'string'
      return isWhole ? { id: String(id), username, name: String(first ?? name ?? username) } : undefined
    })
  }

  /** Returns the id of the message. */
  function send(chat: string, message: ChatMessage): Promise<Answered<string>> {
    const [kind, id = ''] = chat.split(':')
    const path = `/messages?${kind}_id=${encodeURIComponent(id)}&disable_link_preview=true`
    const content = { ...textOf(message), notify: !message.isSilent }
    return call('POST', path, content, (answer) => {
      const mid = (answer as { message?: { body?: { mid?: unknown } } }).message?.body?.mid
      return typeof mid === 'string' ? mid : undefined
    })
  }

  function edit(id: string, message: ChatMessage): Promise<Answered<true>> {
    return change('PUT', `/messages?message_id=${encodeURIComponent(id)}`, textOf(message))
  }

  /** Shows the result to the person who pressed a button. */
  function answerPress(press: string, text: string): Promise<Answered<true>> {
    return change('POST', `/answers?callback_id=${encodeURIComponent(press)}`, { notification: text.slice(0, 200) })
  }

  /** Gets the updates after `marker`; waits up to `timeout` seconds for the first. */
  function updates(marker: number | null, timeout: number): Promise<Answered<MaxUpdates>> {
    const after = marker === null ? '' : `&marker=${marker}`
    const path = `/updates?timeout=${timeout}&limit=50&types=${updateKinds}${after}`
    const read = (answer: unknown) => {
      const { updates: happened, marker: next } = answer as { updates?: unknown; marker?: unknown }
      if (!Array.isArray(happened)) return
      return { updates: happened, marker: typeof next === 'number' ? next : marker }
    }
    return call('GET', path, null, read, poll)
  }

  /** What MAX does not do it may also refuse with status 200 and `success: false`. */
  async function change(method: Request['method'], path: string, content: object): Promise<Answered<true>> {
    const answered = await call(method, path, content, (answer) => answer as { success?: unknown; message?: unknown })
    if (!answered.ok) return answered
    const { success, message } = answered.result
    if (success !== false) return { ok: true, result: true }
    const said = typeof message === 'string' ? storable(message.replaceAll(token, '…').slice(0, 200)) : ''
    return failed('refused', said || 'Answered success: false')
  }

  function call<T>(
    method: Request['method'],
    path: string,
    content: object | null,
    read: (answer: unknown) => T | undefined,
    by: Post = post,
  ): Promise<Answered<T>> {
    const headers = { authorization: token, ...(content && { 'content-type': 'application/json' }) }
    const request = { method, url: base + path, headers, body: content && JSON.stringify(content) }
    return callMessenger({ post: by, clock, secret: token }, request, read, judge)
  }
}

const updateKinds = 'message_created,message_callback,bot_started,bot_stopped,bot_added,bot_removed'

function textOf({ html, buttons }: ChatMessage) {
  const keyboard = { type: 'inline_keyboard', payload: { buttons: buttons.map((row) => row.map(keyOf)) } }
  return { text: html, format: 'html', attachments: buttons.length > 0 ? [keyboard] : [] }
}

function keyOf({ text, data, url }: Button) {
  return url === undefined ? { type: 'callback', text, payload: data } : { type: 'link', text, url }
}

type Judged = Partial<Failed> & Pick<Failed, 'fault'>

/** Maps the codes of https://dev.max.ru/docs-api, and `chat.denied` with `error.dialog.suspended`, which public clients got for a stopped bot. */
function judge(status: number, answer: Record<string, unknown>): Judged {
  const [code, message] = [answer.code, answer.message].map((each) => (typeof each === 'string' ? each : ''))
  const said = [code, message].filter(Boolean).join(': ').slice(0, 200) || `Answered ${status}`
  if (status === 429) return { fault: 'throttled', error: said }
  if (status === 401) return { fault: 'token', error: said }
  if (status === 403 && /admin|right|permission/i.test(said)) return { fault: 'no-rights', error: said }
  if (status === 403 || (status === 404 && /not\.found/.test(code ?? ''))) return { fault: 'blocked', error: said }
  if (status === 502 || status === 504) return { fault: 'unknown', error: said } // behind the gateway it may have succeeded
  return { fault: status >= 500 ? 'unreachable' : 'refused', error: said }
}
