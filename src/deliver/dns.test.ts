import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../../test/until.ts'
import { lookInDns } from './dns.ts'
import { createResolve, resolveBySystem } from './resolve.ts'

/** A name server that ignores names with `slow`, finds nothing for names with `none`, and returns one address for all others. */
async function openNames() {
  const asked = new Set<string>()
  const socket = createSocket('udp4')
  socket.on('message', (question, { port, address }) => {
    const name = question.toString('latin1', 12)
    asked.add(name)
    if (name.includes('slow')) return
    const end = question.indexOf(0, 12) + 5
    const isA = question.readUInt16BE(end - 4) === 1 && !name.includes('none')
    const head = Buffer.from(question.subarray(0, 12))
    head.writeUInt16BE(0x8180, 2)
    head.fill(0, 6)
    head.writeUInt16BE(isA ? 1 : 0, 6)
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 93, 184, 216, 34])
    socket.send(Buffer.concat([head, question.subarray(12, end), ...(isA ? [answer] : [])]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return { server: `127.0.0.1:${socket.address().port}`, asked }
}

test('many names of a slow server do not delay another name, and time out', async () => {
  const { server, asked } = await openNames()
  const resolve = createResolve(lookInDns([server]), { atOnce: 100, timeout: 30_000 })
  let ended = 0
  const slow = Array.from({ length: 30 }, async (_, index) => {
    await resolve(`slow${index}.example`).catch(() => {})
    ended++
  })
  await until(() => asked.size >= 30, 'the slow names to be asked for')
  expect(await resolve('quick.example')).toEqual(['93.184.216.34'])
  expect(ended).toBe(0)
  await expect(resolve('none.example')).rejects.toThrow()
  await Promise.all(slow)
})

test('names of this machine are resolved by the system', async () => {
  expect(await resolveBySystem('localhost')).toContain('127.0.0.1')
  expect(await resolveBySystem('192.0.2.7')).toEqual(['192.0.2.7'])
})
