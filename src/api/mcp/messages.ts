import { Refusal } from '../../domain/refusal.ts'
import { sentenceIn } from '../../texts/languages.ts'

/** The error codes of JSON-RPC and MCP that we send. */
export const rpcCodes = {
  parse: -32700,
  invalidRequest: -32600,
  unknownMethod: -32601,
  invalidParams: -32602,
  headerMismatch: -32020,
  unsupportedVersion: -32022,
} as const

/** An error of the protocol, with its HTTP status. A refusal of a tool is not one, but a result. */
export class RpcError extends Error {
  readonly code: number
  readonly status: number
  readonly data: object | undefined

  constructor(
    kind: keyof typeof rpcCodes,
    message: string,
    { status = 400, data }: { status?: number; data?: object } = {},
  ) {
    super(message)
    this.code = rpcCodes[kind]
    this.status = status
    this.data = data
  }
}

type Params = Record<string, unknown>
export type RpcId = string | number
/** A request has an id, a notification none. A response, which we expect from no client, has no method. */
export type Message = { id: RpcId | undefined; method: string | undefined; params: Params }

const longestId = 200

/** Reads the one message of a body. */
export function readMessage(body: unknown): Message {
  const { jsonrpc, id, method, params = {} } = body as Record<string, unknown>
  if (jsonrpc !== '2.0') throw new RpcError('invalidRequest', 'jsonrpc must be "2.0"')
  if (id !== undefined && !isId(id))
    throw new RpcError('invalidRequest', `id must be an integer or a string of up to ${longestId} characters`)
  if (method === undefined && ('result' in (body as Params) || 'error' in (body as Params)))
    return { id, method: undefined, params: {} }
  if (typeof method !== 'string') throw new RpcError('invalidRequest', 'method must be a string')
  if (!isObject(params)) throw new RpcError('invalidParams', 'params must be an object')
  return { id, method, params }
}

/** The id of a body, even if it is not a valid message, for the error response. */
export function idOf(body: unknown): RpcId | undefined {
  const { id } = isObject(body) ? body : {}
  return isId(id) ? id : undefined
}

/** Turns refusals of the body parser into errors of JSON-RPC; returns other errors unchanged. A batch is a list, so it is refused too. */
export function rpcErrorOf(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  if (error.code === 'not-json') return new RpcError('parse', sentenceIn.en(error))
  return error.code === 'not-object' ? new RpcError('invalidRequest', sentenceIn.en(error)) : error
}

export function writeResult(id: RpcId, result: object): object {
  return { jsonrpc: '2.0', id, result }
}

export function writeError(id: RpcId | undefined, { code, message, data }: RpcError): object {
  return { jsonrpc: '2.0', ...(id !== undefined && { id }), error: { code, message, ...(data && { data }) } }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isId(value: unknown): value is RpcId {
  return Number.isSafeInteger(value) || (typeof value === 'string' && value.length <= longestId)
}
