import { escapeHtml } from '../../http/page.ts'
import { noticeTexts } from '../../texts/notices.ts'
import type { NoticeAddress, NoticeMessage, NoticeWay, Sent } from './way.ts'

/** A letter for the mail server. */
type NoticeLetter = {
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  references?: string
  inReplyTo?: string
  headers: Record<string, string>
}

/** Sends a letter until `signal`; rejects with the `responseCode` of the mail server, if it gave one. */
export type SendLetter = (letter: NoticeLetter & { signal: AbortSignal }) => Promise<unknown>

/** The timeout (ms) of sending, shorter than the lease of a notice, after which another process may send it too. */
const longest = 20_000

/** Notices by e-mail. Letters about a lead refer to a message that was never sent, so that mail programs show them as one thread. */
export function createEmail(send: SendLetter, publicUrl: string, limit = longest): NoticeWay {
  const host = new URL(publicUrl).hostname
  return {
    repeats: true, // the same Message-ID
    isReady: async () => true,
    async send(message: NoticeMessage, { address }: NoticeAddress, stop: AbortSignal): Promise<Sent> {
      const over = new AbortController()
      const end = () => over.abort()
      const late = setTimeout(end, limit)
      stop.addEventListener('abort', end, { once: true })
      if (stop.aborted) end()
      try {
        await send({ ...letterOf(message, address, host), signal: over.signal })
        return { ...nothing, outcome: 'accepted' }
      } catch (error) {
        const { responseCode = 0 } = error as { responseCode?: number }
        const outcome = responseCode >= 500 ? 'refused' : 'later'
        return { ...nothing, outcome: over.signal.aborted ? 'unknown' : outcome, error: wordsOf(error, responseCode) }
      } finally {
        clearTimeout(late)
        stop.removeEventListener('abort', end)
      }
    },
  }
}

const nothing = { outsideId: null, retryAfter: null, error: null, movedTo: null }

/** The error code only, since the text of a mail server may repeat the letter. */
function wordsOf(error: unknown, responseCode: number): string {
  const { code = 'no answer' } = error as { code?: string }
  return responseCode > 0 ? `SMTP ${responseCode}` : code
}

function letterOf(message: NoticeMessage, to: string, host: string): NoticeLetter {
  const { id, project, title, lead, lines, unsubscribe } = message
  const thread = lead === null ? undefined : `<lead.${project.id}.${lead}@${host}>`
  return {
    to,
    subject: lines[0] !== undefined && lead !== null ? `${title}: ${lines[0]}` : title,
    ...bodyOf(message),
    messageId: `<${id}@${host}>`,
    ...(thread && { references: thread, inReplyTo: thread }),
    headers:
      unsubscribe === null
        ? {}
        : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}

/** The body as text and as simple HTML. */
function bodyOf({ project, title, lines, link, unsubscribe }: NoticeMessage): { text: string; html: string } {
  const texts = noticeTexts[project.language]
  const text = [
    title,
    '',
    ...lines,
    ...(link === null ? [] : ['', link]),
    '',
    '-- ',
    project.name.replace(/\s+/g, ' '),
    ...(unsubscribe === null ? [] : [`${texts.off.link}: ${unsubscribe}`]),
    '',
  ].join('\n')
  const anchor = (address: string, label: string) => `<a href="${escapeHtml(address)}">${escapeHtml(label)}</a>`
  const foot = [escapeHtml(project.name), ...(unsubscribe === null ? [] : [anchor(unsubscribe, texts.off.link)])].join(
    '<br>\n',
  )
  const html = [
    '<!doctype html>',
    `<html lang="${project.language}"><body>`,
    `<p><strong>${escapeHtml(title)}</strong></p>`,
    ...(lines.length === 0 ? [] : [`<p>${lines.map(escapeHtml).join('<br>\n')}</p>`]),
    ...(link === null ? [] : [`<p>${anchor(link, texts.open)}</p>`]),
    `<p><small>${foot}</small></p>`,
    '</body></html>',
    '',
  ].join('\n')
  return { text, html }
}
