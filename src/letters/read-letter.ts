import { Worker } from 'node:worker_threads'
import type { Letter, RawLetter } from './letter.ts'
import { writeLetter } from './letter-body.ts'

/** How long (ms) a letter may take, and how much memory (MB). */
const limits = { time: 60_000, memory: 256 }

/**
 * Reads a letter in a thread of its own, since a large one takes a second. One that breaks the thread or takes too long is
 * kept raw, for a person to look at.
 */
export function readLetter(letter: RawLetter): Promise<Letter> {
  const worker = new Worker(built, { workerData: letter, resourceLimits: { maxOldGenerationSizeMb: limits.memory } })
  return new Promise<Letter>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a letter took too long')), limits.time)
    worker.once('message', resolve).once('error', reject)
    worker.once('exit', () => clearTimeout(timer))
  })
    .catch((): Letter => {
      const content = writeLetter({ fields: [], files: [], raw: letter.raw })
      return { ...content, from: '', messageId: null, skipped: null }
    })
    .finally(() => worker.terminate())
}

/** The built thread: beside this file in `dist`, or there, when this is a source. */
const built = new URL(
  import.meta.url.endsWith('.js') ? './letter-worker.js' : '../../dist/letters/letter-worker.js',
  import.meta.url,
)
