import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The key that the storage knows. */
export const storageKey = { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }

type Upload = { key: string; begun: Date; parts: Buffer[] }

/**
 * An object storage by the rules of S3: it verifies signature version 4 (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html),
 * shows a multipart upload once it is completed (API_CompleteMultipartUpload.html), and lists in pages (API_ListObjectsV2.html).
 */
export async function openStorage() {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Upload>()
  let failing: { what: 'part' | 'removal' | 'completion'; code: string } | undefined
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const url = new URL(request.url ?? '/', 'http://storage')
    const end = (status: number, text: string | Buffer = '', headers: Record<string, string> = {}) =>
      void response.writeHead(status, headers).end(text)
    const refuse = (status: number, code: string) => end(status, `<Error><Code>${code}</Code></Error>`)
    if (!isSigned(request, url)) return refuse(403, 'SignatureDoesNotMatch')
    const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent)
    const [key, upload] = [rest.join('/'), url.searchParams.get('uploadId')]
    if (bucket !== 'backups') return refuse(404, 'NoSuchBucket')
    if (failing?.what === 'part' && request.method === 'PUT') return refuse(507, failing.code)
    if (failing?.what === 'removal' && request.method === 'DELETE' && upload === null) return refuse(403, failing.code)
    if (request.method === 'GET' && key === '')
      return end(200, url.searchParams.has('uploads') ? listUploads(url) : list(url))
    if (request.method === 'GET') return objects.has(key) ? end(200, objects.get(key)) : refuse(404, 'NoSuchKey')
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      uploads.set('up 1&2', { key, begun: new Date(), parts: [] })
      return end(200, '<InitiateMultipartUploadResult><UploadId>up 1&amp;2</UploadId></InitiateMultipartUploadResult>')
    }
    const parts = uploads.get(upload ?? '')?.parts
    if (request.method === 'PUT' && parts) {
      parts[Number(url.searchParams.get('partNumber')) - 1] = body
      return end(200, '', { ETag: `"${createHash('md5').update(body).digest('hex')}"` })
    }
    if (request.method === 'POST' && parts) {
      if (failing?.what === 'completion') return refuse(200, failing.code) // as S3 does after its answer has begun
      const tags = [...body.toString().matchAll(/<ETag>"([0-9a-f]{32})"<\/ETag>/g)].map(([, tag]) => tag)
      if (parts.some((part, index) => createHash('md5').update(part).digest('hex') !== tags[index]))
        return refuse(400, 'InvalidPart')
      objects.set(key, Buffer.concat(parts))
      uploads.delete(upload ?? '')
      return end(200, '<CompleteMultipartUploadResult/>')
    }
    if (request.method === 'DELETE') {
      if (upload === null) objects.delete(key)
      else uploads.delete(upload)
      return end(204)
    }
    refuse(400, 'MethodNotAllowed')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    uploads,
    /** Refuses parts with this code from now on, or the removal of objects, or the completion of an upload; undefined ends it. */
    fail: (code: string | undefined, what: 'part' | 'removal' | 'completion' = 'part') => {
      failing = code === undefined ? undefined : { what, code }
    },
    close: () => new Promise((done) => server.close(done)),
  }

  /** API_ListMultipartUploads.html */
  function listUploads(url: URL): string {
    const found = [...uploads].filter(([, { key }]) => key.startsWith(url.searchParams.get('prefix') ?? ''))
    const items = found.map(
      ([id, { key, begun }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id.replaceAll('&', '&amp;')}</UploadId><Initiated>${begun.toISOString()}</Initiated></Upload>`,
    )
    return `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${items.join('')}</ListMultipartUploadsResult>`
  }

  /** Lists two keys per page. */
  function list(url: URL): string {
    const keys = [...objects.keys()].filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '')).sort()
    const start = Number(url.searchParams.get('continuation-token') ?? 0)
    const page = keys.slice(start, start + 2).map((key) => `<Contents><Key>${key}</Key></Contents>`)
    const isMore = start + 2 < keys.length
    const next = isMore ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : ''
    return `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${page.join('')}${next}</ListBucketResult>`
  }
}

function isSigned({ method, headers }: IncomingMessage, url: URL): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w+)$/
  const [, id, day = '', region = '', names = '', signature] = pattern.exec(headers.authorization ?? '') ?? []
  if (id !== storageKey.id) return false
  const query = [...url.searchParams].map((pair) => pair.map(escaped).join('=')).sort()
  const lines = names.split(';').map((name) => `${name}:${headers[name]}\n`)
  const path = url.pathname
    .split('/')
    .map((part) => escaped(decodeURIComponent(part)))
    .join('/')
  const canonical = [method, path, query.join('&'), lines.join(''), names, headers['x-amz-content-sha256']].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const hash = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (made, part) => createHmac('sha256', made).update(part).digest(),
    Buffer.from(`AWS4${storageKey.secret}`),
  )
  return createHmac('sha256', key).update(text).digest('hex') === signature
}

const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
