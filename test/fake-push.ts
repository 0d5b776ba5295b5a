import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Browser = {
  ecdh: ReturnType<typeof createECDH>
  auth: Buffer
  serverKey: string
  state: 'on' | 'gone' | 'unknown'
}
type Shown = { text: string; topic: string | undefined; ttl: number; urgency: string | undefined }

/**
 * A push service and the browsers behind it, as the standards describe them:
 * - `TTL` is obligatory, 201 is accepted, `Topic` (up to 32 signs of base64url) replaces a waiting message: RFC 8030, sections 5.2 to 5.4
 * - a subscription that is gone answers 404 or 410, too many 429 with `Retry-After`: RFC 8030, sections 7.3 and 8.4
 * - up to 4,096 bytes, else 413: RFC 8030, section 7.2
 * - `Authorization: vapid t=<JWT ES256>, k=<key>`: `aud` is the origin, `exp` within a day, else 403: RFC 8292, sections 2 and 4.2
 * - what the browser decrypts: RFC 8291 (aes128gcm of RFC 8188)
 */
export async function openFakePush() {
  const browsers = new Map<string, Browser>()
  /** The waiting messages of each browser, which is offline. */
  const waiting = new Map<string, Shown[]>()
  const state = { throttled: 0, retryAfter: 1, isDown: false }
  let count = 0
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request)
    if (state.isDown) return void request.socket.destroy()
    const [status, headers] = answerTo(request, body)
    response.writeHead(status, headers).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, state, subscribe, shown, lose, close }

  /** Subscribes a browser with the public key of a site; returns what the site stores. */
  function subscribe(serverKey: string): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const ecdh = createECDH('prime256v1')
    ecdh.generateKeys()
    const [id, auth] = [`/push/${++count}`, randomBytes(16)]
    browsers.set(id, { ecdh, auth, serverKey, state: 'on' })
    waiting.set(id, [])
    const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') }
    return { endpoint: url + id, keys }
  }

  /** The messages that a browser would show, in order. */
  function shown({ endpoint }: { endpoint: string }): Shown[] {
    return waiting.get(endpoint.slice(url.length)) ?? []
  }

  /** Ends a subscription: the user revokes the permission, or the service forgets the browser. */
  function lose({ endpoint }: { endpoint: string }, how: 'gone' | 'unknown' = 'gone'): void {
    const browser = browsers.get(endpoint.slice(url.length))
    if (browser) browser.state = how
  }

  function answerTo(
    { method, url: path = '', headers }: IncomingMessage,
    body: Buffer,
  ): [number, Record<string, string>] {
    const browser = browsers.get(path)
    if (method !== 'POST') return [405, {}]
    if (!browser || browser.state === 'unknown') return [404, {}]
    if (browser.state === 'gone') return [410, {}]
    if (state.throttled-- > 0) return [429, { 'Retry-After': String(state.retryAfter) }]
    if (!isSigned(headers, browser.serverKey)) return [403, {}]
    if (!/^\d+$/.test(String(headers.ttl))) return [400, {}]
    if (body.length > 4_096) return [413, {}]
    const topic = headers.topic as string | undefined
    if (topic !== undefined && !/^[\w-]{1,32}$/.test(topic)) return [400, {}]
    if (headers['content-encoding'] !== 'aes128gcm') return [400, {}]
    const here = (waiting.get(path) ?? []).filter((each) => topic === undefined || each.topic !== topic)
    const message = {
      text: decrypted(body, browser),
      topic,
      ttl: Number(headers.ttl),
      urgency: headers.urgency as string | undefined,
    }
    waiting.set(path, [...here, message])
    return [201, { Location: `${url}/message/${here.length}` }]
  }

  function isSigned({ authorization = '' }: IncomingHttpHeaders, serverKey: string): boolean {
    const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
    if (key !== serverKey) return false
    const [head = '', claims = '', signature = ''] = token.split('.')
    const point = Buffer.from(key, 'base64url')
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    const isGenuine = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
    const ahead = exp - Date.now() / 1000
    return isGenuine && aud === url && ahead > 0 && ahead <= 86_400 && /^(mailto:|https:)/.test(sub)
  }

  function close(): Promise<void> {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
}

/** As a browser reads a message: RFC 8291, section 3.4, over RFC 8188, section 2. */
function decrypted(body: Buffer, { ecdh, auth }: Browser): string {
  const [salt, idLength] = [body.subarray(0, 16), body[20] as number]
  const sender = body.subarray(21, 21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
  const record = body.subarray(21 + idLength)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString() // the delimiter of the last record
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
