import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { beginExport, keepLongLeads } from '../../../test/exporting.ts'
import { until } from '../../../test/until.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { fileOptions, formats } from '../../transfer/file.ts'

bothDatabases((database) => {
  describe('exports that nobody reads', () => {
    const desk = useDesk(database, { exportTimeout: 120_000, exportsOpen: 3 })
    const keys: string[] = []
    beforeAll(async () => {
      await keepLongLeads(desk())
      for (let count = 0; count < 4; count++) keys.push(await desk().newKey('read', [12345]))
    })
    const begin = (which: number) => beginExport(desk(), keys[which] as string)
    /** The same, once the destroyed exports no longer count. */
    const begun = (which: number) =>
      until(async () => {
        const reply = await begin(which)
        return reply.statusCode === 200 ? reply : void reply.resume()
      }, 'room for an export')
    const codeOf = async (reply: Awaited<ReturnType<typeof begin>>) => {
      const parts: Buffer[] = []
      for await (const part of reply) parts.push(part)
      return JSON.parse(String(Buffer.concat(parts))).code
    }

    test('are at most two per caller, and do not keep others out', async () => {
      const [first, second] = [await begin(0), await begin(0)]
      const third = await begin(0)
      expect([first.statusCode, second.statusCode, third.statusCode]).toEqual([200, 200, 429])
      expect(await codeOf(third)).toBe('too-many-open')
      const other = await begin(1) // a slow reader gives its turn away at once: long before its timeout ends
      expect(other.statusCode).toBe(200)
      first.destroy()
      const again = await begun(0)
      for (const reply of [second, other, again]) reply.destroy()
      await until(() => spooled().length === 0, 'no file to be kept')
    })

    test('are limited in all, including those whose rest is in a file', async () => {
      const open = [await begun(0), await begun(1), await begun(2)]
      const over = await begin(3)
      expect([over.statusCode, over.headers['retry-after'], await codeOf(over)]).toEqual([503, '30', 'unavailable'])
      for (const reply of open) reply.destroy()
      await until(() => spooled().length === 0, 'no file to be kept')
    })
  })

  describe('a client', () => {
    const desk = useDesk(database, { exportTimeout: 100, exportStall: 2_000 })
    beforeAll(() => keepLongLeads(desk()))

    test('that takes a little again and again is disconnected, and leaves nothing', async () => {
      const project = await findProject(desk().store, 12345)
      const asked = { period: allTime, filter: everything, sort: { field: 'id', order: 'asc' } } as const
      const file = await desk().store.leads.export(
        'key:1',
        { project },
        asked,
        formats.jsonl.writer,
        fileOptions(project, {}),
      )
      const failed = once(file, 'error')
      await until(() => spooled().length === 1, 'the rest to lie in a file')
      for (let taken = 0; taken < 12_000_000; await setTimeout(1)) taken += file.read()?.length ?? 0
      while (!file.destroyed) {
        file.read(32_768) // before the stall time is over, but far less than a client has to take
        await setTimeout(200)
      }
      expect(String(await failed)).toContain('Nobody takes this export')
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

/** The unlinked files of exports that this process holds open. */
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
