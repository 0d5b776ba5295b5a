import { hash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Language } from '../domain/project.ts'
import { pageStyle } from './page-style.ts'

/** A page for visitors. `body` is HTML; `frames` are the sites that may embed it, `sendsTo` is its `form-action`. */
export type Page = {
  language: Language
  title: string
  body: string
  frames?: readonly string[]
  sendsTo?: string
  /** The address of its script. */
  script?: string | undefined
}

/** Sends a page with a strict Content-Security-Policy: only its own script, no cookies, no external resources. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .headers({
      'Content-Security-Policy': policyOf(page),
      'Referrer-Policy': 'strict-origin-when-cross-origin',
    })
    .send(writePage(page))
}

/** The document of a page. */
export function writePage({ language, title, body, script }: Page): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    '<link rel="icon" href="data:,">',
    `<style>${pageStyle}</style>`,
    ...(script === undefined ? [] : [`<script src="${escapeHtml(script)}" defer></script>`]),
  ]
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head.join('\n')}\n</head>\n<body>\n<main>\n${body}\n</main>\n</body>\n</html>\n`
}

/** The parts of a page with one message. */
export function messageParts(title: string, text: string): Pick<Page, 'title' | 'body'> {
  return { title, body: `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(text)}</p>` }
}

/** Escapes a text for HTML and attribute values. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const styleHash = hash('sha256', pageStyle, 'base64')

function policyOf({ frames = [], sendsTo = "'none'", script }: Page): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "font-src 'self'",
    'img-src data:',
    ...(script === undefined ? [] : ["script-src 'self'", "connect-src 'self'"]),
    `form-action ${sendsTo}`,
    "base-uri 'none'",
    `frame-ancestors ${frames.length === 0 ? '*' : ["'self'", ...frames].join(' ')}`,
  ].join('; ')
}
