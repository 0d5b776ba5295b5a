import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { beginExport, keepLongLeads } from '../../../test/exporting.ts'
import { until } from '../../../test/until.ts'

eachDatabase((database) => {
  describe('of exports that nobody takes', () => {
    const desk = useDesk(database, { exportPatience: 120_000, exportsOpen: 3 })
    const keys: string[] = []
    beforeAll(async () => {
      await keepLongLeads(desk())
      for (let count = 0; count < 4; count++) keys.push(await desk().newKey('read', [12345]))
    })
    const begin = (which: number) => beginExport(desk(), keys[which] as string)
    const codeOf = async (reply: Awaited<ReturnType<typeof begin>>) => {
      const parts: Buffer[] = []
      for await (const part of reply) parts.push(part)
      return JSON.parse(String(Buffer.concat(parts))).code
    }

    test('a caller has two, which keep nobody else from one', async () => {
      const [first, second] = [await begin(0), await begin(0)]
      const third = await begin(0)
      expect([first.statusCode, second.statusCode, third.statusCode]).toEqual([200, 200, 429])
      expect(await codeOf(third)).toBe('too-many-open')
      const other = await begin(1) // a slow reader gives its turn away at once: long before its patience ends
      expect(other.statusCode).toBe(200)
      first.destroy()
      const again = await until(async () => {
        const reply = await begin(0)
        return reply.statusCode === 200 ? reply : void reply.resume()
      }, 'room for one more of the first')
      for (const reply of [second, other, again]) reply.destroy()
      await until(() => spooled().length === 0, 'no file to be kept')
    })

    test('there are so many in all, also of those whose rest lies in a file', async () => {
      const open = [await begin(0), await begin(1), await begin(2)]
      expect(open.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
      const over = await begin(3)
      expect([over.statusCode, over.headers['retry-after'], await codeOf(over)]).toEqual([503, '30', 'unavailable'])
      for (const reply of open) reply.destroy()
      await until(() => spooled().length === 0, 'no file to be kept')
    })
  })

  describe('a client', () => {
    const desk = useDesk(database, { exportPatience: 100, exportStall: 1_500 })
    beforeAll(() => keepLongLeads(desk()))

    test('that takes a little again and again is disconnected, and leaves nothing', async () => {
      const reply = await beginExport(desk(), await desk().newKey('read', [12345]))
      let isCut = false
      reply.once('close', () => {
        isCut = !reply.complete
      })
      while (!reply.destroyed) {
        reply.read(32_768)
        await setTimeout(50)
      }
      expect(isCut).toBe(true)
      await until(() => spooled().length === 0, 'no file to be kept')
    })

    test('that is fast gets all', async () => {
      const reply = await beginExport(desk(), await desk().newKey('read', [12345]))
      let size = 0
      for await (const part of reply) size += part.length
      expect(size).toBeGreaterThan(15_000_000)
      expect(reply.complete).toBe(true)
    })
  })
})

/** The files that this process holds open, which have no name any more. */
function spooled(): string[] {
  const files = readdirSync('/proc/self/fd').map((each) => {
    try {
      return readlinkSync(`/proc/self/fd/${each}`)
    } catch {
      return '' // closed meanwhile
    }
  })
  return files.filter((each) => each.includes('zayavka-export-'))
}
