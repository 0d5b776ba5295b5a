import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createLine, type Socket } from 'node:net'

/** A site with an origin of its own: pages by path, with their headers. Any other request is answered `thanks`. */
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
    /** The submissions to the site itself. */
    sent,
    /** Adds a page; returns its address. */
    page(path: string, body: string, headers: Record<string, string> = {}): string {
      pages.set(path, { html: `<!doctype html><meta charset="utf-8"><title>Магазин</title>${body}`, headers })
      return `${origin}${path}`
    },
    /** Runs a program of the site for submissions to a path. */
    run: (path: string, program: Program) => programs.set(path, program),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A program on the site's server, which gets the form and the cookies. */
type Program = (body: string, cookies: string) => Promise<unknown>

/** The state of a connection: it works, it is cut before a request arrives, or after the request and before the answer. */
type LineState = 'open' | 'cut' | 'mute'

/** A fixed address for a desk that restarts on other ports, over a connection that may be cut. */
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
    /** Sets the address of the desk. */
    to: (address: string) => {
      port = Number(new URL(address).port)
    },
    be: (next: LineState) => {
      state = next
    },
    /** The number of cut requests. */
    lost: () => lost,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
