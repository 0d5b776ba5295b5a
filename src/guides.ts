import { existsSync, readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { packageFile } from './package-root.ts'

/** The guides that the server ships with, each with its description for `/llms.txt`. */
const guideTexts = {
  agents: 'How an agent reads and changes leads: the MCP endpoint, its eight tools, the typed client',
  api: 'The API by examples: create, find and change leads, reports, events, export, errors',
  import: 'How leads are loaded from files, and what becomes of each row',
  moving: 'How leads come over from Roistat or another desk, and how people change over',
  webhooks: 'How events go out, signed, and how a receiver checks them',
  notices: 'What people are told, where and when, and who is told while nobody takes a lead',
  capture: 'How enquiries come in from sites: forms, the snippet, programs',
  snippet: 'The snippet for pages, in detail',
  'signing-in': 'Members, sessions, passwords and second factors',
  glossary: 'What each word means',
  console: 'What people see and do in the console',
  security: 'How the server is secured',
} as const
type Guide = keyof typeof guideTexts
const names = Object.keys(guideTexts) as Guide[]

/** The folder of the guides: in the repository, or their copy beside the built server. */
const folder = ['docs/', 'dist/docs/'].map(packageFile).find((url) => existsSync(url))

/** The documentation as Markdown for agents: `/llms.txt` lists it (llmstxt.org), `/docs/….md` are its pages. */
export async function guides(
  app: FastifyInstance,
  { publicUrl = '' }: { publicUrl?: string | undefined },
): Promise<void> {
  const hidden = { schema: { hide: true } as object, exposeHeadRoute: true }
  const known = new Map<Guide, string>()
  app.get('/llms.txt', hidden, async (_request, reply) => send(reply, 'plain', index(publicUrl)))
  for (const name of names)
    app.get(`/docs/${name}.md`, hidden, async (_request, reply) => {
      const text = known.get(name) ?? readGuide(name)
      known.set(name, text)
      return send(reply, 'markdown', text)
    })
}

function send(reply: FastifyReply, type: 'plain' | 'markdown', text: string): FastifyReply {
  return reply.type(`text/${type}; charset=utf-8`).header('Cache-Control', 'public, max-age=300').send(text)
}

function index(base: string): string {
  return [
    '# Zayavka',
    '',
    '> A self-hosted desk of leads: enquiries come in from sites and programs, people work them, reports tell what came of them.',
    '',
    `Agents connect to the MCP endpoint at ${base}/mcp (streamable HTTP) with a key of the desk: \`Authorization: Bearer zk_…\`. A key of scope \`read\` cannot change anything. Programs use ${base}/api/v2 with the same key.`,
    '',
    '## Guides',
    '',
    ...names.map((name) => `- [${name}](${base}/docs/${name}.md): ${guideTexts[name]}`),
    '',
    '## Reference',
    '',
    `- [OpenAPI of /api/v2](${base}/api/v2/openapi.json): every call of our own API`,
    `- [OpenAPI of /api/v1](${base}/api/v1/openapi.json): the API of Roistat, for scripts that speak it already`,
    `- [Problems](${base}/problems): every code that a refusal may have, with its remedy`,
    '',
  ].join('\n')
}

/** A guide as Markdown without pictures. Links to files that this server does not serve become plain text. */
function readGuide(name: Guide): string {
  const text = folder ? readFileSync(new URL(`${name}.md`, folder), 'utf8') : ''
  return text
    .replace(/!\[[^\][]*\]\([^()\s]*\)\n*/g, '')
    .replace(/\[([^\][]*)\]\(([^()\s]*)\)/g, (whole, words, target) => {
      const [page = ''] = target.split('#')
      if (/^https?:/.test(target) || page === '' || names.some((each) => `${each}.md` === page)) return whole
      const api = /^openapi\.(v[12])\.json$/.exec(page)
      return api ? `[${words}](/api/${api[1]}/openapi.json)` : words
    })
}
