import { mailTo } from '../contact.ts'

/** A part of a comment: plain text, a link, or a mention of a member. */
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; id: string }

/** Mentions, and addresses that may be links. One pass, without look-around. */
const special = /\[member:([0-9]{1,5})\]|(?:https?:\/\/|mailto:)[^\s<>"'[\]]+/gi

/** Splits a comment. Only `http`, `https` and `mailto` become links; what is no address stays text. */
export function partsOf(comment: string): Part[] {
  const parts: Part[] = []
  let place = 0
  const add = (end: number) => end > place && parts.push({ kind: 'text', text: comment.slice(place, end) })
  for (const { 0: whole, 1: id, index } of comment.matchAll(special)) {
    const text = id === undefined ? withoutPunctuation(whole) : whole
    const href = id === undefined ? addressOf(text) : undefined
    if (id === undefined && href === undefined) continue
    add(index)
    parts.push(id === undefined ? { kind: 'link', text, href: href as string } : { kind: 'mention', text, id })
    place = index + text.length
  }
  add(comment.length)
  return parts
}

/** A sentence may end after its link: a closing bracket belongs to the link only when it opens there too. */
function withoutPunctuation(text: string): string {
  let end = text.length
  let open = 0
  for (const each of text) open += each === '(' ? 1 : each === ')' ? -1 : 0
  for (; end > 0; end--) {
    const last = text[end - 1] as string
    if (last === ')' && open < 0) open++
    else if (!'.,:;!?»“”…'.includes(last)) break
  }
  return text.slice(0, end)
}

function addressOf(text: string): string | undefined {
  if (!URL.canParse(text)) return
  const { protocol, hostname, pathname, href } = new URL(text)
  if (protocol === 'mailto:') return pathname.includes('@') ? mailTo(pathname) : undefined // no subject, no copies
  return ['http:', 'https:'].includes(protocol) && hostname !== '' ? href : undefined
}

type Named = { id: string; name: string }

/** The text of a comment as people write it, with `@` and names. */
export function toTyped(comment: string, members: Named[]): string {
  return partsOf(comment)
    .map((part) => (part.kind === 'mention' ? nameOf(part, members) : part.text))
    .join('')
}

function nameOf({ id, text }: { id: string; text: string }, members: Named[]): string {
  const name = members.find((each) => each.id === id)?.name
  return name === undefined ? text : `@${name}`
}

/** The comment as it is kept: `@` with the whole name of a member becomes a mention, of those chosen first. */
export function fromTyped(typed: string, members: Named[]): string {
  const longest = members.toSorted((one, other) => other.name.length - one.name.length)
  let comment = ''
  for (let place = 0; place < typed.length; place++) {
    const named = typed[place] === '@' && longest.find(({ name }) => typed.startsWith(name, place + 1))
    if (named) place += named.name.length
    comment += named ? `[member:${named.id}]` : typed[place]
  }
  return comment
}

/** What is typed after the `@` before the caret, as far as it may be the beginning of a name. */
export function beginningOf(typed: string, caret: number): { at: number; text: string } | undefined {
  const at = typed.lastIndexOf('@', caret - 1)
  if (at < 0 || caret - at > 40) return
  const text = typed.slice(at + 1, caret)
  const before = at === 0 ? ' ' : (typed[at - 1] as string)
  return /[\s([{«"]/.test(before) && !text.includes('\n') ? { at, text } : undefined
}
