import { mailTo } from '../contact.ts'

/** A part of a comment: plain text, a link, or a mention of a member. */
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; id: string }

/** Matches mentions, and addresses that may be links, in one pass without look-around. */
const special = /\[member:([0-9]{1,5})\]|(?:https?:\/\/|mailto:)[^\s<>"'[\]]+/gi

/** Splits a comment. Only `http`, `https` and `mailto` become links; an invalid address stays text. */
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

/** Removes the punctuation after a link. A closing bracket belongs to the link only if the link contains the opening one. */
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

type Named = { id: string; name: string; left_at: string | null }

/**
 * The text of a comment as people type it, with `@` and names, and the chosen members, since names may be equal. `given` is the number of characters
 * at its start that were refused and put back.
 */
export type Typed = { text: string; mentions?: Mention[]; given?: number }
type Mention = { at: number; id: string }

export const nothing: Typed = { text: '' }

/** A comment in its typed form. */
export function toTyped(comment: string, members: Named[]): Typed {
  const typed = { text: '', mentions: [] as Mention[] }
  for (const part of partsOf(comment)) {
    const name = part.kind === 'mention' ? members.find(({ id }) => id === part.id)?.name : undefined
    if (part.kind === 'mention' && name !== undefined) typed.mentions.push({ at: typed.text.length, id: part.id })
    typed.text += name === undefined ? part.text : `@${name}`
  }
  return typed
}

/**
 * The stored form of a comment: `@` with the whole name of a member becomes a mention. A chosen member comes first, then the longest name, then a
 * member who has not left.
 */
export function fromTyped({ text, mentions = [] }: Typed, members: Named[]): string {
  const isNamed = ({ name }: Named, place: number) => text.startsWith(name, place + 1)
  const likely = members.toSorted(
    (one, other) =>
      other.name.length - one.name.length || Number(one.left_at !== null) - Number(other.left_at !== null),
  )
  const chosenAt = (place: number) => {
    const id = mentions.find(({ at }) => at === place)?.id
    return members.find((each) => each.id === id && isNamed(each, place))
  }
  let comment = ''
  for (let place = 0; place < text.length; place++) {
    const named = text[place] === '@' && (chosenAt(place) ?? likely.find((each) => isNamed(each, place)))
    if (named) place += named.name.length
    comment += named ? `[member:${named.id}]` : text[place]
  }
  return comment
}

/** The typed comment after its text changed; the text after the caret is unchanged. */
export function retyped({ text: before, mentions = [], given = 0 }: Typed, text: string, caret: number): Typed {
  const behind = before.endsWith(text.slice(caret)) ? text.length - caret : 0
  const same = Math.min(before.length, text.length) - behind
  let start = 0
  while (start < same && before[start] === text[start]) start++
  const moved = mentions.flatMap(({ at, id }) => {
    if (at < start) return [{ at, id }]
    return at < before.length - behind ? [] : [{ at: at + text.length - before.length, id }]
  })
  return { text, mentions: moved, ...(given > 0 && start > given && { given }) }
}

/** The typed comment after a member was chosen for a started name, and the caret after the name. */
export function withMention(typed: Typed, at: number, caret: number, { id, name }: Named): [Typed, caret: number] {
  const named = `${typed.text.slice(0, at)}@${name} `
  const next = retyped(typed, named + typed.text.slice(caret).replace(/^ /, ''), named.length)
  const others = (next.mentions ?? []).filter((each) => each.at !== at)
  return [{ ...next, mentions: [...others, { at, id }] }, named.length]
}

/** Puts a refused comment back into its field: after earlier refused ones, and before what was typed since. */
export function givenBack(refused: Typed, now: Typed): Typed {
  const { given = 0 } = now
  const whole = below(part(now, 0, given), below(refused, part(now, given && given + 1, now.text.length)))
  return { ...whole, given: (given && given + 1) + refused.text.length }
}

/** The part of a typed comment between two positions. */
function part({ text, mentions = [] }: Typed, from: number, to: number): Typed {
  const within = mentions.filter(({ at }) => at >= from && at < to)
  return { text: text.slice(from, to), mentions: within.map(({ at, id }) => ({ at: at - from, id })) }
}

/** Joins two typed comments, the earlier one first. */
function below({ text, mentions = [] }: Typed, since: Typed): Typed {
  if (text === '' || since.text === '') return text === '' ? since : { text, mentions }
  const moved = (since.mentions ?? []).map(({ at, id }) => ({ at: at + text.length + 1, id }))
  return { text: `${text}\n${since.text}`, mentions: [...mentions, ...moved] }
}

/** The text between `@` and the caret, if it may be the start of a name. */
export function beginningOf(typed: string, caret: number): { at: number; text: string } | undefined {
  const at = typed.lastIndexOf('@', caret - 1)
  if (at < 0 || caret - at > 40) return
  const text = typed.slice(at + 1, caret)
  const before = at === 0 ? ' ' : (typed[at - 1] as string)
  return /[\s([{«"]/.test(before) && !text.includes('\n') ? { at, text } : undefined
}
