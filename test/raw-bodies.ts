import { beforeAll, expect } from 'vitest'
import type { TestDesk } from './desk.ts'

/** Bodies of any kind, sent to the generic entry point of a file's desk. */
export function useRawBodies(desk: () => TestDesk) {
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })
  const address = () => `${desk().address}/in/anything?key=${key}`
  return { address, send }

  /** Sends a body; returns the receipt. */
  async function send(type: string | undefined, body: string | Uint8Array) {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
    const answer = await fetch(address(), { method: 'POST', body: Buffer.from(body as string), headers })
    expect(answer.status).toBe(200)
    const { receipt_id } = (await answer.json()) as { receipt_id: string }
    return desk().store.receipts.find(12345, Number(receipt_id))
  }
}
