import { Worker } from 'node:worker_threads'
import { packageFile } from '../package-root.ts'
import type { Letter, RawLetter } from './letter.ts'
import { writeLetter } from './letter-body.ts'

/** The limits for parsing a letter: time (ms) and memory (MB). */
const limits = { time: 60_000, memory: 256 }

export type LetterReader = ReturnType<typeof openReader>

/**
 * Parses letters, one after another, in a worker thread, since a large one takes a second. A letter that crashes the thread or
 * takes too long is stored raw for a person, and the next letter gets a new thread.
 */
export function openReader() {
  let worker: Worker | undefined
  return { read, close }

  async function read(letter: RawLetter): Promise<Letter> {
    worker ??= startThread()
    try {
      return await answerOf(worker, letter)
    } catch {
      await close()
      return { ...writeLetter({ fields: [], files: [], raw: letter.raw }), from: '', messageId: null, skipped: null }
    }
  }

  async function close(): Promise<void> {
    await worker?.terminate()
    worker = undefined
  }
}

function startThread(): Worker {
  const worker = new Worker(built, { resourceLimits: { maxOldGenerationSizeMb: limits.memory } })
  return worker.on('error', () => {}) // the pending `read` handles it
}

function answerOf(worker: Worker, letter: RawLetter): Promise<Letter> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('a letter took too long'))), limits.time)
    worker.once('message', onMessage).once('error', onError).postMessage(letter)

    function onMessage(answer: Letter): void {
      end(() => resolve(answer))
    }
    function onError(error: Error): void {
      end(() => reject(error))
    }
    function end(settle: () => void): void {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError)
      settle()
    }
  })
}

const built = packageFile('dist/letters/letter-worker.js')
