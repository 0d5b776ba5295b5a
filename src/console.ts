import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from './domain/project.ts'
import { acceptedLanguage } from './http/language.ts'
import { isBuilt, packageFile } from './package-root.ts'

/** Served by the built server alone: in development Vite serves the console. */
const folder = fileURLToPath(packageFile('dist/console'))

const pages = readPages()

/** The routes of the console's single page; it handles the rest of the path itself. */
const places = ['/', '/p/*', '/sign-in', '/first-run', '/invitation', '/confirm-email', '/reset']

/** Serves the console: its page with a Content-Security-Policy per response, and its content-hashed files. */
export async function consoleFiles(app: FastifyInstance) {
  if (!pages) return
  // a wildcard route for hundreds of files: single routes took a third of the start time
  await app.register(fastifyStatic, { ...files(365 * 86_400, true), root: `${folder}/assets`, prefix: '/assets/' })
  const globIgnore = ['assets/**', 'index.html*', 'manifest.json*']
  await app.register(fastifyStatic, { ...files(3600), root: folder, wildcard: false, globIgnore, setHeaders })
  const hidden = { schema: { hide: true } as object, exposeHeadRoute: true }
  for (const url of places) app.get(url, hidden, async (request, reply) => sendPage(request, reply))
}

/** The page in one language: for addresses inside a project, and for those outside, such as the sign-in page. */
type Page = { inside: string; outside: string }

/** The page for each language; undefined where the console is not built. */
function readPages(): Record<Language, Page> | undefined {
  if (!isBuilt || !existsSync(folder)) return
  const page = readFileSync(`${folder}/index.html`, 'utf8')
  const pageIn = (language: Language): Page => {
    const inside = withoutLines(page, (line) => isOfOther(line, language))
    return { inside, outside: withoutLines(inside, (line) => line.includes('rel="preload" as="style"')) }
  }
  return { ru: pageIn('ru'), en: pageIn('en') }
}

/** Whether a line preloads the texts of another language. */
function isOfOther(line: string, language: Language): boolean {
  return line.includes('data-language=') && !line.includes(`data-language="${language}"`)
}

function withoutLines(page: string, isLeftOut: (line: string) => boolean): string {
  return page
    .split('\n')
    .filter((line) => !isLeftOut(line))
    .join('\n')
}

/**
 * Answers a browser that opened an unknown address with the console's page and 404; the page links to the start. Returns undefined
 * for other clients.
 */
export function sendUnknownPage(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const isPage = request.method === 'GET' && request.headers.accept?.startsWith('text/html')
  if (!pages || !isPage || /^\/(?:api|assets)(?:\/|$)/.test(request.url)) return
  return sendPage(request, reply.code(404))
}

/** Options of static files: the cache lifetime in seconds, and `immutable` for content-hashed names. */
function files(maxAge: number, immutable = false) {
  return {
    index: false,
    preCompressed: true,
    decorateReply: false,
    maxAge: maxAge * 1000,
    immutable,
  } as const
}

/** Browsers install a service worker only if its policy lets it fetch the files that it caches. Images are for the icon of notices. */
function setHeaders(reply: FastifyReply, path: string): void {
  if (/service-worker\.js(?:\.br|\.gz)?$/.test(path)) void reply.header('Content-Security-Policy', workerPolicy)
}

const workerPolicy = "default-src 'none'; connect-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"

function sendPage(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  const isInside = request.url.startsWith('/p/')
  return reply
    .headers({
      'Content-Security-Policy': policy(nonce),
      'Cache-Control': 'no-store',
      'Content-Type': 'text/html; charset=utf-8',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Referrer-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
      // the browser requests it while scripts load, and the console's own request reuses the response
      ...(isInside && { Link: '</api/v2/me>; rel=preload; as=fetch; crossorigin' }),
    })
    .send(pages?.[acceptedLanguage(request.headers)][isInside ? 'inside' : 'outside'].replace('__NONCE__', nonce))
}

/** No inline code and no external resources; styles that the UI library creates at run time carry the nonce. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
