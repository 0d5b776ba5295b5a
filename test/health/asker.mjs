// A thread that asks one server for /healthz repeatedly, and reports how long its event loop delayed an answer: see watch.ts.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

const { address, pid, every, limit } = workerData
const { hostname, port } = new URL(address)
const found = { asked: 0, worst: 0, gaps: [] }
let isOver = false
let socket

parentPort.on('message', () => {
  isOver = true
})
while (!isOver && (await measure())) await sleep(every)
socket?.destroy()
parentPort.postMessage(found)
parentPort.close()

/** Asks once; returns false when the server no longer listens. */
async function measure() {
  const [began, waited] = [performance.now(), waitedForCore()]
  let excused = 0
  const looking = setInterval(() => {
    if (['D', 'T'].includes(stateOf(pid))) excused += 20 // the server waits for a disk, or was stopped from outside
  }, 20)
  const isThere = await ask()
  clearInterval(looking)
  if (!isThere) return false
  const gap = Math.round(performance.now() - began - (waitedForCore() - waited) - excused)
  found.asked++
  found.worst = Math.max(found.worst, gap)
  if (gap > limit) found.gaps.push({ milliseconds: gap, at: new Date().toISOString() })
  return true
}

/** Asks on the previous connection, unless it has ended. */
async function ask() {
  if (socket?.writable && (await exchange())) return true
  socket = connect({ host: hostname, port: Number(port), noDelay: true })
  return exchange()
}

function exchange() {
  return new Promise((resolve) => {
    const end = (isThere) => () => {
      socket.removeAllListeners().on('error', () => {})
      resolve(isThere)
    }
    socket.on('data', end(true)).on('error', end(false)).on('end', end(false)).on('close', end(false))
    socket.write('GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n')
  })
}

/** How long (ms) the main thread of the server and this thread have waited for a core so far; 0 where the system does not report it. */
function waitedForCore() {
  return [`/proc/${pid}/task/${pid}`, '/proc/thread-self'].reduce((sum, task) => sum + waitOf(`${task}/schedstat`), 0)
}

function waitOf(path) {
  return Number(read(path).split(' ')[1] ?? 0) / 1e6
}

function stateOf(pid) {
  return /\) (\w)/.exec(read(`/proc/${pid}/task/${pid}/stat`))?.[1]
}

function read(path) {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
