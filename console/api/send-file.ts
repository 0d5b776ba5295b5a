import { client, isRetryable, Problem, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import type { Import } from './types.ts'

/**
 * The sizes of parts (bytes). A request may last a minute, so after an interruption the next parts are smaller, down to a size that any connection
 * can send in that time.
 */
const sizes = { largest: 8 * 1_048_576, smallest: 262_144 }

/** The delays (ms) after failed attempts. The server may hold a broken connection for a minute. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000]

/** The bytes that were received, and whether the connection has just broken. */
export type Sent = { bytes: number; isCut: boolean }

const root = '/api/v2/projects/{project}/imports'

/** Uploads of this page that were abandoned, by the identity of their file. */
const left = new Map<string, Import>()

/**
 * Uploads a file in parts, each from where the last one ended, and continues by itself when the connection breaks or the server is out of space. An
 * upload is removed only when the server refuses the file; an abandoned one resumes when the file is sent again.
 */
export async function sendFile(project: string, file: File, onSent: (sent: Sent) => void): Promise<Import> {
  try {
    return await sendParts(project, file, onSent)
  } finally {
    void queryClient.invalidateQueries({ queryKey: keys.imports.list(project) })
  }
}

async function sendParts(project: string, file: File, onSent: (sent: Sent) => void): Promise<Import> {
  const name = [project, file.name, file.size, file.lastModified].join('/')
  let now = await beginning(project, file, left.get(name))
  left.delete(name)
  let size = sizes.largest
  let failures = 0
  while (now.state === 'uploading') {
    const { received } = now
    const part = file.slice(received, received + size)
    try {
      now = await sendPart(project, now, part)
      failures = 0
    } catch (error) {
      if (!isWorthRetrying(error)) {
        await drop(project, now)
        throw error
      }
      const pause = pauses[failures++]
      if (pause === undefined) {
        left.set(name, now)
        throw error
      }
      onSent({ bytes: received, isCut: true })
      await new Promise((resolve) => setTimeout(resolve, pause))
      now = await asItIs(project, now)
      size = Math.max(sizes.smallest, Math.ceil(Math.min(size, part.size) / 2))
      if (now.received > received) failures = 0
    }
    onSent({ bytes: now.received, isCut: failures > 0 })
  }
  return now
}

async function beginning(project: string, { name, size }: File, before: Import | undefined): Promise<Import> {
  if (before) {
    const now = await asItIs(project, before).catch(() => undefined) // the import is gone
    if (now) return now
  }
  return unwrap(client.POST(root, { params: { path: { project } }, body: { name: name.slice(-255), size } }))
}

/** The present state of an upload, or the known one when nobody answers. */
function asItIs(project: string, known: Import): Promise<Import> {
  const path = { project, import: known.id }
  return unwrap(client.GET(`${root}/{import}`, { params: { path } })).catch((error) => {
    if (isWorthRetrying(error)) return known
    throw error
  })
}

/** Whether a retry may succeed, including when the server expects another part or no more parts. */
function isWorthRetrying(error: unknown): boolean {
  const codes = ['import-offset', 'import-receiving', 'import-busy']
  return isRetryable(error) || (error instanceof Problem && codes.includes(error.code))
}

function sendPart(project: string, { id, received }: Import, part: Blob): Promise<Import> {
  return unwrap(
    client.PUT(`${root}/{import}/content`, {
      params: { path: { project, import: id }, query: { offset: String(received) } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: part as unknown as string,
      bodySerializer: (body) => body as unknown as Blob,
    }),
  )
}

/** Removes an upload whose file was refused. */
async function drop(project: string, { id }: Import): Promise<void> {
  await client.DELETE(`${root}/{import}`, { params: { path: { project, import: id } } }).catch(() => undefined)
}
