import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { postgres } from '../../../test/databases.ts'
import { openDesk } from '../../../test/desk.ts'
import { useFolder } from '../../../test/faults/folder.ts'

const server = postgres()
const folder = useFolder()

test('a PostgreSQL on a socket file that is stopped is away, until it is back', async () => {
  const { hostname, port, username, password, pathname } = new URL(await server.fresh())
  const sockets = new Set<Socket>()
  const open = async () => {
    const relay = createServer((socket) => {
      const onward = connect(Number(port), hostname)
      for (const each of [socket, onward]) sockets.add(each.on('error', () => {}))
      socket.pipe(onward).pipe(socket)
    })
    await once(relay.listen(join(folder(), '.s.PGSQL.5432')), 'listening')
    return () => {
      relay.close() // removes the file, as PostgreSQL does when it stops
      for (const each of sockets) each.destroy()
    }
  }
  let stop = await open()
  onTestFinished(() => stop())
  const host = new URLSearchParams({ host: folder(), user: username, password: decodeURIComponent(password) })
  const desk = await openDesk(`postgresql://${pathname}?${host}`)
  const create = () => desk.send('POST', '/leads', { title: 'Окна' })
  expect((await create()).status).toBe(201)
  stop()
  const refused = await create()
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true])
  stop = await open()
  expect((await create()).status).toBe(201)
  await desk.close()
})
