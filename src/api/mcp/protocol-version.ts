import type { IncomingHttpHeaders } from 'node:http'
import { isObject, type Message, RpcError } from './messages.ts'

/**
 * The generations of the protocol. `modern`: each request has its version in `_meta` and in a header. `legacy`: clients of 2025 start with
 * `initialize`; we keep no sessions for them either.
 */
export type ProtocolVersion = 'modern' | 'legacy'

const modernVersions = ['2026-07-28'] as const
/** The newest first. Clients before 2025-06-18 send no version header; they may send batches, which we refuse. */
const legacyVersions = ['2025-11-25', '2025-06-18', '2025-03-26'] as const
export const versions = [...modernVersions, ...legacyVersions]

const meta = 'io.modelcontextprotocol'

/** The generation of the protocol of a message. Refuses unsupported versions, and headers that differ from the message. */
export function readProtocolVersion({ id, method, params }: Message, headers: IncomingHttpHeaders): ProtocolVersion {
  const inHeader = headers['mcp-protocol-version']
  const about = params._meta
  const version = isObject(about) ? about[`${meta}/protocolVersion`] : undefined
  if (version === undefined) {
    if (inHeader === undefined || isOneOf(legacyVersions, inHeader)) return 'legacy'
    if (!isOneOf(modernVersions, inHeader)) throw unsupported(inHeader)
    if (id === undefined) return 'modern'
    throw new RpcError('invalidParams', `_meta lacks ${meta}/protocolVersion`)
  }
  if (typeof version !== 'string')
    throw new RpcError('invalidParams', `_meta: ${meta}/protocolVersion must be a string`)
  if (id === undefined) return 'modern'
  compareHeader('MCP-Protocol-Version', inHeader, version)
  if (!isOneOf(modernVersions, version)) throw unsupported(version)
  if (!isObject((about as Record<string, unknown>)[`${meta}/clientCapabilities`]))
    throw new RpcError('invalidParams', `_meta lacks ${meta}/clientCapabilities`)
  compareHeader('Mcp-Method', headers['mcp-method'], method)
  if (method === 'tools/call') compareHeader('Mcp-Name', decoded(headers['mcp-name']), params.name)
  return 'modern'
}

/** The requested legacy version if it is supported, else the newest one. */
export function negotiated(requested: unknown): string {
  return legacyVersions.find((each) => each === requested) ?? legacyVersions[0]
}

function compareHeader(name: string, inHeader: unknown, inBody: unknown): void {
  if (inHeader === undefined) throw new RpcError('headerMismatch', `The header ${name} is missing`)
  if (inHeader !== inBody) throw new RpcError('headerMismatch', `The header ${name} differs from the body`)
}

/** Decodes a header: names that are not plain ASCII are sent as `=?base64?…?=`. */
function decoded(header: string | string[] | undefined): unknown {
  if (typeof header !== 'string') return header
  const [, encoded] = /^=\?base64\?([A-Za-z0-9+/]*={0,2})\?=$/.exec(header) ?? []
  return encoded === undefined ? header : Buffer.from(encoded, 'base64').toString()
}

function unsupported(requested: unknown): RpcError {
  const data = { supported: versions, requested: String(requested).slice(0, 100) }
  return new RpcError('unsupportedVersion', 'Unsupported protocol version', { data })
}

function isOneOf(known: readonly string[], given: unknown): boolean {
  return known.some((each) => each === given)
}
