import { createHash } from 'node:crypto'
import type { Lead } from '../../domain/lead.ts'
import { parseJsonObject } from '../../domain/parse-json.ts'
import { refusal } from '../../domain/refusal.ts'
import { storable } from '../../domain/storable.ts'
import { visitNumber } from '../../domain/visit.ts'
import type { DeliveryContext, Kind, Message, Result } from '../kind.ts'
import type { Posted } from '../post.ts'
import { refuseOtherSettings } from './settings.ts'

/**
 * Sends the query that handlers of the vendor's webhook for leads expect: `action=lead`, the token md5(user + password), and the lead. The
 * answer is `{"status": "ok", "order_id": "123"}`.
 */
export const vendor: Kind = {
  settings: (given) => refuseOtherSettings(given, ['user']),
  secret(given) {
    if (given === undefined) throw refusal('required', {}, 'secret')
    return given
  },
  makesSecrets: false,
  async attempt({ destination, secrets: [password = ''], at, send, sentSource }, message): Promise<Result> {
    const { user = '' } = destination.settings
    const token = createHash('md5')
      .update(user + password)
      .digest('hex')
    const content = await contentOf(message, at, sentSource)
    const query = fitting(destination.url, { action: 'lead', user, token, ...content })
    const url = `${destination.url}${destination.url.includes('?') ? '&' : '?'}${query}`
    const headers = { 'user-agent': 'Zayavka/1.0' }
    const posted = await send({ method: 'GET', url, headers, body: null, needsAnswer: true })
    const { answer, ...same } = posted
    const hidden = (text: string) => text.replaceAll(token, '…') // the log must not contain the token
    const responseHead = posted.responseHead && hidden(posted.responseHead)
    return { ...same, responseHead, ...read(posted), request: `GET ${hidden(url)}`, upload: null }
  },
}

type Fields = Record<string, string>

/** The fields to send. A test has the id 0, which no lead has. */
async function contentOf(message: Message, at: number, sentSource: DeliveryContext['sentSource']): Promise<Fields> {
  if ('test' in message) return fieldsOf({ id: 0, title: 'Test', creationDate: at })
  const { lead, event } = message
  if (!lead) return fieldsOf({ id: event.leadId, title: '', creationDate: at })
  const source = (await sentSource(lead.id)) ?? ''
  return fieldsOf(lead, visitNumber(source) === undefined ? '' : source) // sites send names of sources in the same field
}

function fieldsOf(lead: Pick<Lead, 'id' | 'title' | 'creationDate'> & Partial<Lead>, visit = ''): Fields {
  return {
    id: String(lead.id),
    visit,
    title: lead.title,
    text: lead.text ?? '',
    name: lead.name ?? '',
    phone: lead.phone ?? '',
    email: lead.email ?? '',
    data: JSON.stringify({ source: lead.source ?? null, ...lead.lastTouch, ...lead.fields }),
    created_date: new Date(lead.creationDate * 1_000).toISOString().slice(0, 19).replace('T', ' '),
    manager_id: String(lead.assignee ?? ''),
  }
}

/** The longest URL in characters: servers accept 8 kB for a request line. */
const longest = 7_500

/** Writes the query. If it is too long, it cuts first the text, then drops the further data, then cuts the other fields. */
function fitting(url: string, fields: Fields): string {
  const write = (some: Fields) => new URLSearchParams(some).toString()
  const isFitting = (some: Fields) => url.length + write(some).length < longest
  let shown = fields
  for (let kept = 1_000; !isFitting(shown) && kept > 20; kept = Math.floor(kept / 2))
    shown = { ...shown, text: begin(fields.text, kept) }
  if (!isFitting(shown)) shown = { ...shown, data: '{}' }
  for (let kept = 200; !isFitting(shown) && kept > 5; kept = Math.floor(kept / 2))
    for (const name of ['title', 'name', 'phone', 'email', 'visit'])
      shown = { ...shown, [name]: begin(shown[name], kept) }
  return write(shown)
}

function begin(text: string | undefined, length: number): string {
  return [...(text ?? '').slice(0, 2 * length)].slice(0, length).join('')
}

/** Parses the answer of the handler: a success has the status `ok`. */
function read({ outcome, error, answer }: Posted): Pick<Result, 'outcome' | 'error' | 'outsideId'> {
  if (outcome !== 'delivered') return { outcome, error, outsideId: null }
  const said = parseJsonObject(answer.replace(/^\ufeff/, ''))
  if (said?.status !== 'ok')
    return { outcome: 'refused', error: 'The handler did not answer {"status": "ok"}', outsideId: null }
  const id = said.order_id
  const isId = typeof id === 'number' || (typeof id === 'string' && id !== '')
  return { outcome, error, outsideId: isId ? storable(String(id).slice(0, 200)) : null }
}
