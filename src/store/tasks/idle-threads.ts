import type { Worker } from 'node:worker_threads'

/** How long (ms) a thread waits for its next task. */
const idleTime = 10_000

/** The most idle threads. A member who imports a file starts a preview, a forecast and the import, one after the other. */
const maxIdle = 2

/**
 * Keeps threads that completed their task for the next one, since a new thread takes an eighth of a second to load what it runs. Idle threads do not
 * keep the process alive.
 */
export function createIdleThreads(start: () => Worker) {
  const idle = new Map<Worker, NodeJS.Timeout>()
  let isClosed = false
  return { take, giveBack, close }

  /** An idle thread, or a new one. */
  function take(): Worker {
    const [worker] = [...idle.keys()].slice(-1)
    if (!worker) return start()
    forget(worker)
    worker.ref()
    return worker
  }

  /** Takes a thread back. The caller's listeners are removed. */
  async function giveBack(worker: Worker): Promise<void> {
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event) // not those of Node itself
    worker.on('error', () => {}) // it ends by itself then, and is forgotten
    worker.once('exit', () => forget(worker))
    if (isClosed || idle.size >= maxIdle) return void (await worker.terminate())
    worker.unref()
    idle.set(worker, setTimeout(() => void end(worker), idleTime).unref())
  }

  async function close(): Promise<void> {
    isClosed = true
    await Promise.all([...idle.keys()].map(end))
  }

  async function end(worker: Worker): Promise<void> {
    forget(worker)
    await worker.terminate()
  }

  function forget(worker: Worker): void {
    clearTimeout(idle.get(worker))
    idle.delete(worker)
  }
}
