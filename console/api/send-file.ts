import { client, isRetryable, Problem, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import type { Import } from './types.ts'

/** The parts of a file (bytes). A request may last a minute: one that is cut off makes the next ones smaller, down to what any line takes by then. */
const sizes = { largest: 8 * 1_048_576, smallest: 262_144 }

/** How long (ms) is waited after each try of which nothing came. The server may hold a line for a minute that has broken. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000]

/** How many bytes are there, and whether the line has just been cut. */
export type Sent = { bytes: number; isCut: boolean }

const root = '/api/v2/projects/{project}/imports'

/** Files of this page that were given up half-way, by what tells them apart. */
const left = new Map<string, Import>()

/**
 * Sends a file in parts, each from where the last one ended, and goes on by itself when the line is cut or the server has no room for a while.
 * What was sent is dropped only when the server refuses the file; one that was given up goes on when it is sent again.
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
    const now = await asItIs(project, before).catch(() => undefined) // it is gone
    if (now) return now
  }
  return unwrap(client.POST(root, { params: { path: { project } }, body: { name: name.slice(-255), size } }))
}

/** How much of a file is there by now; what was known where nobody answers. */
function asItIs(project: string, known: Import): Promise<Import> {
  const path = { project, import: known.id }
  return unwrap(client.GET(`${root}/{import}`, { params: { path } })).catch((error) => {
    if (isWorthRetrying(error)) return known
    throw error
  })
}

/** Whether another try may do: also where the server waits for another part, or for none any more. */
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

/** A file that is no table leaves nothing behind. */
async function drop(project: string, { id }: Import): Promise<void> {
  await client.DELETE(`${root}/{import}`, { params: { path: { project, import: id } } }).catch(() => undefined)
}
