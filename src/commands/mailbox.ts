import { text as readAll } from 'node:stream/consumers'
import { createMailbox, removeMailbox } from '../actions/mailboxes.ts'
import { findProject } from '../actions/projects.ts'
import { type Mailbox, type MailSecurity, mailboxLimits, type SenderRule } from '../domain/mailbox.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { type Answer, type Desk, type LettersDesk, moment, table } from './command.ts'

type Of<T = object> = { project: number } & T
type Create = { name: string; host: string; port?: number; security: MailSecurity; user: string; sender?: string[] }

/** Creates a mailbox, with its password from stdin. The server begins to read it within seconds. */
export async function mailboxCreate({ store, by, now, letters }: LettersDesk, options: Of<Create>): Promise<Answer> {
  const project = await findProject(store, options.project)
  const { name, host, security, user, port = security === 'tls' ? 993 : 143 } = options
  const senders = (options.sender ?? []).map(readRule)
  if (senders.length > mailboxLimits.senders)
    throw refusal('too-many-rules', { limit: mailboxLimits.senders }, 'sender')
  const password = (await readAll(process.stdin)).replace(/\r?\n$/, '')
  if (password === '') throw refusal('required', {}, 'password')
  const { check, seal } = await letters()
  await check(host, security)
  const draft = { name, host, port, security, user, senders, password: seal(project, password) }
  const made = await createMailbox(store, by, project, draft, now)
  const text = `Mailbox ${made.id} created. New letters to ${user} become enquiries`
  return { json: write(made), text }
}

/** Lists mailboxes with their errors, without their passwords. */
export async function mailboxList({ store }: Desk, options: Of): Promise<Answer> {
  const project = await findProject(store, options.project)
  const all = await store.mailboxes.of(project.id)
  const rows = all.map(({ id, name, host, user, readAt, failingSince, error }) => {
    const state =
      failingSince === null ? (readAt === null ? 'not read yet' : 'ok') : `fails since ${moment(failingSince)}`
    return [id, name, host, user, moment(readAt), state, error]
  })
  return {
    json: { mailboxes: all.map(write) },
    text: table(['Mailbox', 'Name', 'Server', 'User', 'Read', 'State', 'Error'], rows),
  }
}

export async function mailboxRemove({ store, by, now }: Desk, options: Of<{ id: number }>): Promise<Answer> {
  const project = await findProject(store, options.project)
  await removeMailbox(store, by, project, options.id, now)
  return { json: { id: options.id, removed: true }, text: `Mailbox ${options.id} is removed; its letters are kept` }
}

/** Parses a rule such as `@avito.ru=avito-letters`; without a mapping the letters are ignored. */
function readRule(text: string): SenderRule {
  const [, from, mapping] = /^([^=\s]{0,200}@[^=\s]{1,200})=([^=\s]{0,100})$/.exec(text) ?? []
  if (from === undefined) throw refusal('wrong-sender-rule', { given: excerpt(text) }, 'sender')
  return { from, mapping: mapping || null }
}

function write({ id, name, host, port, security, user, senders, readAt, failingSince, error }: Mailbox) {
  return { id, name, host, port, security, user, senders, read_at: readAt, failing_since: failingSince, error }
}
