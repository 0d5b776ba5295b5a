import { request } from 'node:http'
import { expect } from 'vitest'
import type { TestDesk } from '../desk.ts'

export type Asked = {
  verb: string
  path: string
  body: Uint8Array | string | undefined
  headers?: Record<string, string>
}
export type Answered = { status: number; text: string }

/** Sends what `fetch` cannot, such as a GET with a body; gives up after ten seconds. */
export function ask(desk: TestDesk, { verb, path, body, headers }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? undefined : Buffer.from(body)
    const sent = request(`${desk.address}${path}`, {
      method: verb,
      headers: { 'Api-key': desk.key, ...(bytes && { 'Content-Length': bytes.length }), ...headers },
      signal: AbortSignal.timeout(10_000),
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
    })
    sent.end(bytes)
  })
}

/** Expects a success without the key `error`, or a refusal in the envelope: never a fault, always compact JSON. */
export function expectGoodManners({ status, text }: Answered): void {
  expect(status, text).toBeLessThan(500)
  const answer = JSON.parse(text)
  expect(text).toBe(JSON.stringify(answer))
  if (status === 200) expectSuccess(answer)
  else expectRefusal(status, answer)
}

function expectSuccess(answer: object): void {
  expect(answer).toMatchObject({ status: 'success' })
  expect(answer).not.toHaveProperty('error')
}

function expectRefusal(status: number, answer: { details?: unknown }): void {
  expect(status).toBeGreaterThanOrEqual(400)
  const { details } = answer
  expect(Object.keys(answer)).toEqual(['status', 'error', 'description', ...(details === undefined ? [] : ['details'])])
  expect(answer).toMatchObject({ status: 'error', error: expect.any(String), description: expect.stringMatching(/\S/) })
  if (details !== undefined) expect(details).toEqual({ argument: expect.any(String) })
}
