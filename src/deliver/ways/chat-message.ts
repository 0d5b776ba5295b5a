import { type NoticeVerb, noticeVerbs } from '../../domain/notice.ts'
import { chats } from '../../texts/chats.ts'
import { noticeTexts } from '../../texts/notices.ts'
import { type Button, type ChatMessage, escaped } from '../messengers/messenger.ts'
import type { NoticeMessage } from './way.ts'

/** The longest text of a message, in characters of HTML: MAX accepts 4,000, Telegram 4,096. */
const longest = 3_900

/** A notice in the form of messengers: the title in bold, the lines, and its buttons. */
export function chatMessage({ project, title, lines, link, lead, buttons }: NoticeMessage): ChatMessage {
  const texts = chats[project.language].buttons
  const verbs =
    lead === null ? [] : buttons.map((verb): Button => ({ text: texts[verb], data: pressOf(verb, project.id, lead) }))
  const open: Button[] = link !== null && isShown(link) ? [{ text: noticeTexts[project.language].open, url: link }] : []
  return { html: htmlOf(title, lines), buttons: [verbs, open].filter((row) => row.length > 0), isSilent: false }
}

/** The data that a button sends back. */
function pressOf(verb: NoticeVerb, project: number, lead: number): string {
  return `${verb}:${project}:${lead}`
}

/** Parses the data of a button; undefined if it is not ours. */
export function readPress(data: string): { verb: NoticeVerb; project: number; lead: number } | undefined {
  const [, verb, project, lead] = /^([a-z]{1,10}):(\d{1,15}):(\d{1,15})$/.exec(data) ?? []
  const known = noticeVerbs.find((each) => each === verb)
  return known && { verb: known, project: Number(project), lead: Number(lead) }
}

function htmlOf(title: string, lines: readonly string[]): string {
  const head = `<b>${escaped(cut(title, 300))}</b>`
  let rest = longest - head.length
  const shown: string[] = []
  for (const line of lines) {
    const html = fitting(line, rest - 1)
    if (html === '') break
    shown.push(html)
    rest -= html.length + 1
  }
  return [head, ...shown].join('\n')
}

/** A line as HTML, cut to at most `limit` characters. */
function fitting(line: string, limit: number): string {
  for (let length = Math.min(line.length, limit); length > 20; length = Math.floor(length * 0.8)) {
    const html = escaped(cut(line, length))
    if (html.length <= limit) return html
  }
  return line.length <= 20 && limit > 100 ? escaped(line) : ''
}

/** The beginning of a text, which does not end within a surrogate pair. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Whether a link may be a button: Telegram refuses a message with a button to a host without a dot. */
function isShown(link: string): boolean {
  return URL.canParse(link) && new URL(link).hostname.includes('.')
}
