import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { openapi } from './compat/openapi.ts'

/**
 * The OpenAPI document of `/api/v1` at `/api/v1/openapi.json`, and Swagger UI for both APIs at `/docs`, from our own
 * files.
 */
export const documentation = plugin(async (app: FastifyInstance, { publicUrl }: { publicUrl: string | undefined }) => {
  const hidden = { schema: { hide: true } as object }
  await app.register(swagger, {
    openapi: openapi(publicUrl),
    refResolver: { buildLocalReference: (schema) => String(schema.$id) },
  })
  let document: string | undefined
  app.get('/api/v1/openapi.json', hidden, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger())
    return reply.type('application/json; charset=utf-8').send(document)
  })
  let ui: Promise<FastifyInstance> | undefined
  const known = new Map<string, Promise<Page>>()
  app.get('/docs', hidden, serveUi)
  app.get('/docs/*', hidden, serveUi)
  app.addHook('onClose', async () => (await ui)?.close())

  async function serveUi({ raw, headers }: FastifyRequest, reply: FastifyReply) {
    const path = (raw.url ?? '').split('?', 1).join()
    if (!uiPath.test(path)) return reply.callNotFound()
    const page = known.get(path) ?? load(path)
    known.set(path, page)
    const { status, own, bytes } = await page.finally(() => known.delete(path))
    if (status !== 200) return reply.code(status).headers(own).send(bytes)
    known.set(path, page)
    reply.headers(own)
    return own.etag !== undefined && headers['if-none-match'] === own.etag ? reply.code(304).send() : reply.send(bytes)
  }

  async function load(path: string): Promise<Page> {
    ui ??= swaggerUi(app)
    const { statusCode, headers, rawPayload } = await (await ui).inject({ method: 'GET', url: path })
    const { connection, date, 'content-length': length, ...own } = headers
    return { status: statusCode, own, bytes: rawPayload }
  }
})

/** A page or a file of Swagger UI. It is cached, so that many clients that do not read their response share one copy. */
type Page = { status: number; own: Record<string, number | string | string[] | undefined>; bytes: Buffer }

/** Accepts one spelling of each path, so that the cache is bounded. */
const uiPath = /^\/docs(?:\/|\/json|\/yaml|(?:\/static(?:\/theme)?)\/[a-z\d-]+(?:\.[a-z\d]+)+)?$/

/** Swagger UI as a separate app, created on the first request, since loading it takes a tenth of the start time. */
async function swaggerUi(app: FastifyInstance): Promise<FastifyInstance> {
  const { default: swaggerUi } = await import('@fastify/swagger-ui')
  const ui = Fastify()
  await ui.register(plugin(async (each) => void each.decorate('swagger', app.swagger), { name: '@fastify/swagger' }))
  await ui.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: {
      urls: [
        { url: '/api/v2/openapi.json', name: 'Our own API, v2' },
        { url: '/api/v1/openapi.json', name: 'The API of Roistat, v1' },
      ],
    },
    logo: { type: 'image/svg+xml', content: mark, href: '/docs' },
    theme: {
      title: 'Zayavka API',
      favicon: [{ filename: 'mark.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: mark }],
    },
    staticCSP: true,
    transformStaticCSP: (policy) => transformStaticCSP(policy).replace("base-uri 'self'", "base-uri 'none'"),
  })
  return ui
}

/**
 * The policy that Swagger UI needs, without `upgrade-insecure-requests`: on a server without TLS the page would be
 * empty.
 */
function transformStaticCSP(policy: string): string {
  const rules = policy.split(';').filter((rule) => !rule.includes('upgrade-insecure-requests'))
  return rules.map(ours).join(';').replace(' validator.swagger.io', '')
}

function ours(rule: string): string {
  if (rule.includes('style-src ')) return "style-src 'self' 'unsafe-inline'"
  return rule.includes('font-src ') ? "font-src 'self' data:" : rule
}

const mark = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" fill="none" stroke-linecap="round" stroke-linejoin="round"><rect width="32" height="32" rx="7" fill="#006972"/><path d="M10 8h8a4 4 0 0 1 0 8M17 16h3a4 4 0 0 1 0 8H10" stroke="#fff" stroke-width="4"/><circle cx="10" cy="16" r="3" fill="#8fe3ec"/></svg>`,
)
