import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createLine, type Socket } from 'node:net'

/** A site of its own origin: pages by path, with the headers that they are sent with. Whatever else is asked or sent there is answered `thanks`. */
export async function openSite() {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>()
  const sent: { path: string; body: string }[] = []
  const programs = new Map<string, Program>()
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '')
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'POST') sent.push({ path, body })
    await programs.get(path)?.(body, request.headers.cookie ?? '')
    const page = request.method === 'GET' ? pages.get(path) : undefined
    response.writeHead(path === '/favicon.ico' ? 204 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
      ...page?.headers,
    })
    response.end(page?.html ?? '<!doctype html><title>Спасибо</title><p>thanks')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    /** What the site itself was sent. */
    sent,
    /** Puts a page there; answers its address. */
    page(path: string, body: string, headers: Record<string, string> = {}): string {
      pages.set(path, { html: `<!doctype html><meta charset="utf-8"><title>Магазин</title>${body}`, headers })
      return `${origin}${path}`
    },
    /** Runs a program of the site for what is sent to a path. */
    run: (path: string, program: Program) => programs.set(path, program),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A program on the site's server: it has the form and the cookies. */
type Program = (body: string, cookies: string) => Promise<unknown>

/** What becomes of what is sent over a line: it goes through, it is cut before it arrives, or it arrives and the answer is cut. */
type LineState = 'open' | 'cut' | 'mute'

/** An address for a desk that stays while the desk goes and comes back on another port, over a line that may be cut. */
export async function openLine() {
  const sockets = new Set<Socket>()
  let state: LineState = 'open'
  let port = 0
  let lost = 0
  const server = createLine((socket) => {
    const hold = (each: Socket) => sockets.add(each.on('error', () => {}).on('close', () => sockets.delete(each)))
    hold(socket)
    const onward = connect(port, '127.0.0.1')
    hold(onward)
    onward.on('close', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    socket.on('data', (chunk) => {
      if (state === 'cut') drop(socket)
      else onward.write(chunk)
    })
    onward.on('data', (chunk) => {
      if (state === 'mute') drop(socket)
      else socket.write(chunk)
    })
  })
  const drop = (socket: Socket) => {
    lost++
    socket.destroy()
  }
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Where it leads to. */
    to: (address: string) => {
      port = Number(new URL(address).port)
    },
    be: (next: LineState) => {
      state = next
    },
    /** How often something was cut. */
    lost: () => lost,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
