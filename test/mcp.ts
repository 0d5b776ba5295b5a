import { expect } from 'vitest'
import type { Reply, TestDesk } from './desk.ts'

/** The prefix of names in `_meta`. */
export const meta = 'io.modelcontextprotocol'
/** The header of a request by the protocol of 2026. */
export const newest = { 'MCP-Protocol-Version': '2026-07-28' }

type Sent = { key?: string | null; headers?: Record<string, string>; verb?: string }

/** Sends raw messages to `/mcp`, with the key of the desk by default. */
export function rawClient(desk: () => TestDesk) {
  return { post, modern, tool }

  async function post(body: unknown, { key = desk().key, headers = {}, verb = 'POST' }: Sent = {}): Promise<Reply> {
    const own: Record<string, string> = {}
    if (key !== null) own.Authorization = `Bearer ${key}`
    if (body !== undefined) own['Content-Type'] = 'application/json'
    return desk().call('/mcp', body, { verb, project: null, key: null, headers: { ...own, ...headers } })
  }

  async function modern(method: string, params: Record<string, unknown> = {}, sent: Sent = {}): Promise<Reply> {
    const about = { [`${meta}/protocolVersion`]: '2026-07-28', [`${meta}/clientCapabilities`]: {} }
    const headers: Record<string, string> = { ...newest, 'Mcp-Method': method }
    if (typeof params.name === 'string') headers['Mcp-Name'] = params.name
    const body = { jsonrpc: '2.0', id: 1, method, params: { _meta: about, ...params } }
    return post(body, { ...sent, headers: { ...headers, ...sent.headers } })
  }

  async function tool(name: string, given: object, sent: Sent = {}) {
    const { text, json } = await modern('tools/call', { name, arguments: given }, sent)
    const result = json.result as { content: [{ text: string }]; isError: boolean }
    const answer = result.content[0].text
    expect(answer.length, text.slice(0, 200)).toBeLessThanOrEqual(25_000)
    return JSON.parse(answer)
  }
}
