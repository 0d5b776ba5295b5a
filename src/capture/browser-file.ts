import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** Serves a built file for browsers; pages of any site may load it. */
export async function browserFile(app: FastifyInstance, { url, name }: { url: string; name: string }): Promise<void> {
  let file: ReturnType<typeof load> | undefined
  app.get(url, { schema: { hide: true } as object }, async (request, reply) => {
    file ??= load(name).catch((error) => {
      file = undefined
      throw error
    })
    const { tag, bodies } = await file
    reply.headers({
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400',
      ETag: tag,
      Vary: 'Accept-Encoding',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    if (isKnown(tag, request.headers['if-none-match'])) return reply.code(304).send()
    const encoding = encodings.find((each) => request.headers['accept-encoding']?.includes(each))
    if (encoding) reply.header('Content-Encoding', encoding)
    return reply.send(bodies[encoding ?? 'none'])
  })
}

const encodings = ['br', 'gzip'] as const

async function load(name: string) {
  const plain = await readBuilt(name)
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain, { level: 9 })])
  return { tag: `W/"${hash('sha256', plain, 'base64url').slice(0, 22)}"`, bodies: { none: plain, br, gzip: gz } }
}

/** The built server has it beside this file; in development it is in `dist`. */
async function readBuilt(name: string): Promise<Buffer> {
  const beside = new URL(`./${name}`, import.meta.url)
  return readFile(beside).catch(() => readFile(new URL(`../../dist/capture/${name}`, import.meta.url)))
}

function isKnown(tag: string, header = ''): boolean {
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''))
}
