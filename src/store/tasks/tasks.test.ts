import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { previewFile } from '../../transfer/import/preview-file.ts'
import { createTasks } from './tasks.ts'

const desk = useDesk(sqlite())

test('whoever takes no part of a task for too long loses his turn to the next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zayavka-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'leads.csv')
  await writeFile(path, 'Имя;Телефон\nАнна;+79031230001\n')
  const project = await desk().store.projects.find(12345)
  if (!project) throw new Error('There is no project')
  const tasks = createTasks(desk().url, 20)
  try {
    const look = () => tasks.run(previewFile, { path, project, reading: undefined, columns: undefined })
    const first = look()
    expect((await first.next()).value).toMatchObject({ found: { separator: ';' } })
    expect((await look().next()).value).toMatchObject({ found: { separator: ';' } })
    await expect(first.next()).rejects.toThrow('Nobody took the parts')
  } finally {
    await tasks.close()
  }
})
