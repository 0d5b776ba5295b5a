import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { packageFile } from '../package-root.ts'

/** Serves a built file for browsers; pages of any site may load it. */
export async function browserFile(app: FastifyInstance, { url, name }: { url: string; name: string }): Promise<void> {
  app.get(url, { schema: { hide: true } as object }, (request, reply) => sendBrowserFile(request, reply, name))
}

/** Sends a built file, compressed once. */
export async function sendBrowserFile(request: FastifyRequest, reply: FastifyReply, name: string) {
  const { tag, bodies } = await loaded(name)
  reply.headers({ ...scriptHeaders, 'Cache-Control': cached, ETag: tag, Vary: 'Accept-Encoding' })
  if (isKnown(tag, request.headers['if-none-match'])) return reply.code(304).send()
  const encoding = encodings.find((each) => request.headers['accept-encoding']?.includes(each))
  if (encoding) reply.header('Content-Encoding', encoding)
  return reply.send(bodies[encoding ?? 'none'])
}

/** The headers of a script that pages of any site may load. */
export const scriptHeaders = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
const cached = 'public, max-age=3600, stale-while-revalidate=86400'
const files = new Map<string, ReturnType<typeof load>>()

function loaded(name: string): ReturnType<typeof load> {
  const known = files.get(name)
  if (known) return known
  const file = load(name).catch((error) => {
    files.delete(name)
    throw error
  })
  files.set(name, file)
  return file
}

const encodings = ['br', 'gzip'] as const

async function load(name: string) {
  const plain = await readFile(packageFile(`dist/capture/${name}`))
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain, { level: 9 })])
  return { tag: `W/"${hash('sha256', plain, 'base64url').slice(0, 22)}"`, bodies: { none: plain, br, gzip: gz } }
}

function isKnown(tag: string, header = ''): boolean {
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''))
}
