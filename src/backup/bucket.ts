import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AwsClient } from 'aws4fetch'
import { refusal } from '../domain/refusal.ts'
import type { Place } from './places.ts'
import { backupsAmong } from './retention-policy.ts'
import { inWorkFolder } from './work-folder.ts'

/** A bucket of an S3-compatible storage, and the keys to it. `endpoint` is the address of the storage. */
export type Bucket = { endpoint: string; region: string; bucket: string; prefix: string; id: string; secret: string }

/** The size of a part of an upload, in bytes. Storages accept at most 10,000 parts of at least 5 MB. */
const partSize = 64 * 1_048_576

/** In milliseconds. */
const day = 86_400_000

/**
 * A bucket, with S3 calls that every compatible storage has (docs.aws.amazon.com/AmazonS3/latest/API). A backup is written to a
 * temporary file first and then uploaded in parts, so that an interrupted upload never appears in the bucket.
 */
export function bucketPlace({ endpoint, region, bucket, prefix, id, secret }: Bucket): Place {
  const client = new AwsClient({ accessKeyId: id, secretAccessKey: secret, region, service: 's3', retries: 3 })
  const base = `${endpoint.replace(/\/$/, '')}/${encodeURIComponent(bucket)}`
  return {
    async list() {
      const names: string[] = []
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix, ...(next && { 'continuation-token': next }) })
        const text = await (await ask('GET', `${base}?${query}`)).text()
        names.push(...all(text, 'Key').map((key) => key.slice(prefix.length)))
        next = /<IsTruncated>true</.test(text) ? all(text, 'NextContinuationToken')[0] : undefined
      }
      return backupsAmong(names)
    },
    async put(name, make) {
      await endLeftOver().catch(() => {}) // the storage may not list uploads, or not for this key
      return inTemporaryFile(name, async (file) => {
        const made = await make(file)
        await upload(file, addressOf(name))
        return { at: `s3://${bucket}/${prefix}${name}`, made }
      })
    },
    async use(name, use) {
      return inTemporaryFile(name, async (file) => {
        const { body } = await ask('GET', addressOf(name))
        if (!body) throw refusal('backup-place', { reason: `${name} is empty` })
        await pipeline(Readable.fromWeb(body as never), createWriteStream(file, { mode: 0o600 }))
        return use(file)
      })
    },
    remove: async (name) => void (await ask('DELETE', addressOf(name))),
  }

  /** Aborts uploads of backups that began over a day ago, left by a killed process, since storages charge for their parts. */
  async function endLeftOver(): Promise<void> {
    const answer = await ask('GET', `${base}?${new URLSearchParams({ uploads: '', prefix })}`)
    const now = Date.parse(answer.headers.get('date') ?? '')
    for (const each of (await answer.text()).split('<Upload>').slice(1)) {
      const [key = '', id = '', begun = ''] = ['Key', 'UploadId', 'Initiated'].map((element) => all(each, element)[0])
      const name = key.slice(prefix.length)
      const isOurs = key.startsWith(prefix) && backupsAmong([name]).length > 0
      if (isOurs && Date.parse(begun) < now - day)
        await ask('DELETE', `${addressOf(name)}?uploadId=${encodeURIComponent(id)}`)
    }
  }

  function addressOf(name: string): string {
    return `${base}/${prefix.split('/').map(encodeURIComponent).join('/')}${encodeURIComponent(name)}`
  }

  async function upload(file: string, address: string): Promise<void> {
    const handle = await open(file, 'r')
    try {
      const started = await (await ask('POST', `${address}?uploads=`)).text()
      const [upload = ''] = all(started, 'UploadId')
      const query = `uploadId=${encodeURIComponent(upload)}`
      try {
        const tags: string[] = []
        for (let number = 1; ; number++) {
          const part = Buffer.allocUnsafe(partSize)
          const { bytesRead } = await handle.read(part, 0, partSize, (number - 1) * partSize)
          if (bytesRead === 0 && number > 1) break
          const sent = await ask('PUT', `${address}?partNumber=${number}&${query}`, part.subarray(0, bytesRead))
          tags.push(`<Part><PartNumber>${number}</PartNumber><ETag>${sent.headers.get('etag') ?? ''}</ETag></Part>`)
          if (bytesRead < partSize) break
        }
        const list = `<CompleteMultipartUpload>${tags.join('')}</CompleteMultipartUpload>`
        const done = await (await ask('POST', `${address}?${query}`, list)).text()
        if (done.includes('<Error>')) throw refusal('backup-place', { reason: all(done, 'Code')[0] ?? 'unknown' }) // S3 sends it with status 200
      } catch (error) {
        await ask('DELETE', `${address}?${query}`).catch(() => {}) // otherwise the storage would charge for the parts
        throw error
      }
    } finally {
      await handle.close()
    }
  }

  async function ask(method: string, address: string, body?: Buffer | string): Promise<Response> {
    const sent = { method, ...(body !== undefined && { body: body as never }) }
    const answer = await client.fetch(address, sent).catch((error) => {
      throw refusal('backup-place', { reason: String((error as { cause?: Error }).cause?.message ?? error) })
    })
    if (answer.ok) return answer
    const [code = ''] = all((await answer.text()).slice(0, 10_000), 'Code')
    throw refusal('backup-place', { reason: `the storage answers ${answer.status} ${code.slice(0, 100)}`.trim() })
  }
}

function inTemporaryFile<T>(name: string, use: (file: string) => Promise<T>): Promise<T> {
  return inWorkFolder(tmpdir(), 'backup', (folder) => use(join(folder, name)))
}

/** The texts of all elements of a name in a response of S3. These values contain no markup except entities. */
function all(xml: string, name: string): string[] {
  return xml
    .split(`<${name}>`)
    .slice(1)
    .map((rest) =>
      rest
        .slice(0, Math.max(0, rest.indexOf('<')))
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    )
}
