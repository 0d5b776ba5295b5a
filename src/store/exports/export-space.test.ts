import { execFileSync } from 'node:child_process'
import { readdirSync, readlinkSync } from 'node:fs'
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

bothDatabases((database) => {
  const desk = useDesk(database, { exportTimeout: 1_000 })
  beforeAll(async () => {
    await keepLeads(desk(), oddLeads(1_000))
    await sqlOn(desk().url, `update leads set text = replace('${'_'.repeat(300)}', '_', 'десять букв')`)
  })

  /** An export from which nothing is read yet. */
  const exported = async (): Promise<Readable> => {
    const project = await findProject(desk().store, desk().project)
    const query = { period: allTime, filter: everything, sort: { field: 'id', order: 'asc' } } as const
    return desk().store.leads.export('cli', { project }, query, formats.jsonl.writer, fileOptions(project, {}))
  }

  test('an export that no longer fits into its file fails', async () => {
    const whole = await exported()
    await until(isSpooling, 'the rest to go into a file')
    const sent = whole.readableLength
    const rest = (await lengthOf(whole)) - sent
    expect(rest).toBeGreaterThan(2 ** 20)

    limitFiles(String(rest - 10))
    try {
      const cut = await exported()
      await until(() => cut.destroyed || isSpooling(), 'the rest to go into a file again')
      await expect(lengthOf(cut)).rejects.toMatchObject({ code: 'EFBIG' })
    } finally {
      limitFiles('unlimited')
    }
  })
})

/** Whether a file of an export is open; it has no name by then. */
function isSpooling(): boolean {
  return readdirSync('/proc/self/fd').some((fd) => linkOf(`/proc/self/fd/${fd}`).includes('zayavka-export-'))
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

async function lengthOf(parts: Readable): Promise<number> {
  let length = 0
  for await (const part of parts) length += part.length
  return length
}

/** Limits the size (bytes) of files that this process writes. A write across the limit is partial. */
function limitFiles(bytes: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])
}
