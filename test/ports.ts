import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Reserves a free port until it is needed, so that a concurrent run gets another one. */
export async function reservePort() {
  const holder = createServer().listen(0, '127.0.0.1').unref()
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  return { number: port, release: () => new Promise((resolve) => holder.close(resolve)) }
}

/** A free port, for a program that takes its port from its settings. */
export async function freePort(): Promise<number> {
  const { number, release } = await reservePort()
  await release()
  return number
}
