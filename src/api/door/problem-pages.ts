import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ProblemCode, problemKinds } from '../../json/problem-kinds.ts'

/** The pages behind the `type` of a problem: `/problems/{code}`, in HTML and JSON; `/problems` lists them. */
export async function problemPages(app: FastifyInstance): Promise<void> {
  const hidden = { schema: { hide: true } as object }
  app.get('/problems', hidden, async (request, reply) => {
    const all = codes.map(explain)
    return say(request, reply, { items: all }, page('Problems', all.map(entry).join('')))
  })
  app.get<{ Params: { code: string } }>('/problems/:code', hidden, async (request, reply) => {
    const code = codes.find((each) => each === request.params.code)
    if (!code) return reply.callNotFound()
    const one = explain(code)
    return say(request, reply, one, page(one.title, entry(one)))
  })
}

type Explained = { code: ProblemCode; status: number; title: string; remedy: string }

const codes = Object.keys(problemKinds) as ProblemCode[]

function explain(code: ProblemCode): Explained {
  const [status, title, remedy] = problemKinds[code]
  return { code, status, title, remedy }
}

/** Sends HTML if `Accept` prefers it, as browsers do; otherwise JSON. */
function say(request: FastifyRequest, reply: FastifyReply, json: object, html: string): FastifyReply {
  reply.header('Vary', 'Accept').header('Cache-Control', 'public, max-age=300')
  const { accept = '' } = request.headers
  const [ofJson, ofPage] = [accept.indexOf('application/json'), accept.lastIndexOf('text/html')]
  const isForPeople = ofPage >= 0 && (ofJson < 0 || ofJson > ofPage)
  if (!isForPeople) return reply.send(json)
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
  return reply.type('text/html; charset=utf-8').header('Content-Security-Policy', policy).send(html)
}

function entry({ code, status, title, remedy }: Explained): string {
  return `<article><h2><a href="/problems/${code}">${escaped(title)}</a></h2><p><code>${code}</code> · HTTP ${status}</p><p>${escaped(remedy)}</p></article>`
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Zayavka</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}h1,h2{line-height:1.2}a{color:inherit}</style>
<main><h1>${escaped(title)}</h1>${body}<p><a href="/problems">All problems</a> · <a href="/docs">The API</a></p></main>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
