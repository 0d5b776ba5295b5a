import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Holds a free port until the moment it is needed, so that another run beside this one gets another. */
export async function reservePort() {
  const holder = createServer().listen(0, '127.0.0.1').unref()
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  return { number: port, release: () => new Promise((resolve) => holder.close(resolve)) }
}

/** A port that is free, for a program that takes its number from its settings. */
export async function freePort(): Promise<number> {
  const { number, release } = await reservePort()
  await release()
  return number
}
