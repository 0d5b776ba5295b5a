import { openSocket, request } from '../socket.ts'
import { until } from '../until.ts'
import type { FuzzDesk } from './desk.ts'

const megabyte = 1_048_576
const multipart = 'multipart/form-data; boundary=x'

/** The status of a large body beside as many uploads as there is room for. It is 503 when an aborted request has not released its reservation. */
export async function statusBesideUploads(desk: FuzzDesk): Promise<number> {
  const uploads = await Promise.all(Array.from({ length: 21 }, (_, index) => begin(`10.200.${index}.1`)))
  const seen: number[] = []
  const isFull = async () => {
    seen.push(await send(5 * megabyte))
    if (seen.at(-1) === 503) return true
    uploads.push(await begin(`10.202.${seen.length >> 8}.${seen.length & 255}`)) // another upload may have been refused
    return false
  }
  await until(isFull, () => `as many uploads as there is room for, after ${seen}`)
  const status = await send(70_000)
  for (const upload of uploads) upload.vanish()
  return status

  /** Declares the length of a body without sending it. */
  async function begin(from: string) {
    const socket = await openSocket(desk.address)
    const headers = [`X-Forwarded-For: ${from}`, `Content-Type: ${multipart}`, `Content-Length: ${12 * megabyte}`]
    socket.send(request('POST /in/generic', headers))
    return socket
  }

  /** From a fresh address. */
  async function send(length: number): Promise<number> {
    const from = `10.201.${seen.length >> 8}.${seen.length & 255}`
    const headers = { 'X-Forwarded-For': from, 'Content-Type': multipart }
    const answer = await fetch(`${desk.address}/in/generic`, { method: 'POST', headers, body: new Uint8Array(length) })
    await answer.text()
    return answer.status
  }
}
