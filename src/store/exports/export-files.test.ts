import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { bothDatabases } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { keepLeads, oddLeads } from '../../../test/odd-leads.ts'
import { until } from '../../../test/until.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { fileOptions, formats } from '../../transfer/file.ts'

const mega = 1_048_576

bothDatabases((database) => {
  const desk = useDesk(database, { exportTimeout: 100, spool: { limit: 8 * mega } })
  beforeAll(async () => {
    await keepLeads(desk(), oddLeads(1_000))
    await sqlOn(desk().url, `update leads set text = replace('${'_'.repeat(300)}', '_', 'десять букв')`)
  })

  const exported = async (): Promise<Readable> => {
    const project = await findProject(desk().store, desk().project)
    const query = { period: allTime, filter: everything, sort: { field: 'id', order: 'asc' } } as const
    return desk().store.leads.export('cli', { project }, query, formats.jsonl.writer, fileOptions(project, {}))
  }

  test('files for slow clients are in the spool, and the largest is given up when they exceed its limit together', async () => {
    const folder = join(desk().store.spool.folder, 'exports', 'zayavka-export-')
    const slow = await exported()
    await until(() => openFiles().some((each) => each.startsWith(folder)), 'a file in the spool')
    const next = await exported()
    await until(() => slow.destroyed, 'the slow one to end')
    await expect(lengthOf(slow)).rejects.toThrow()
    expect(await lengthOf(next)).toBeGreaterThan(5 * mega)
    const last = await exported()
    expect(await lengthOf(last)).toBeGreaterThan(5 * mega)
  })
})

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(join('/proc/self/fd', fd))]
    } catch {
      return []
    }
  })
}

async function lengthOf(parts: Readable): Promise<number> {
  let length = 0
  for await (const part of parts) length += part.length
  return length
}
