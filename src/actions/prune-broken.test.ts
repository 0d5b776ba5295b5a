import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { field, file, multipart, multipartType } from '../../test/bodies.ts'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { cli, start, useDesk } from '../../test/desk.ts'
import { createImport, pruneImports } from './imports.ts'
import { pruneRaw } from './prune.ts'

const later = start + 91 * 86_400
const large = 'x'.repeat(70_000)

eachDatabase((db) => {
  const desk = useDesk(db)
  const prune = () => pruneRaw(90)(desk().store, later)

  /** Submits a form to a project, by default with a file; returns the name of its raw body in the spool. */
  const sent = async (path: string, name: string, hasFile = true, content = large) => {
    const parts: [string, string][] = [
      [field('name'), name],
      [hasFile ? file('plan', 'plan.png', 'image/png') : field('text'), content],
    ]
    const response = await fetch(`${desk().address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': multipartType, Accept: 'application/json' },
      body: Buffer.from(multipart(parts)),
    })
    expect(await response.json()).toHaveProperty('lead_id')
    const [row] = await sqlOn(desk().url, 'select spool from receipts order by project_id desc, id desc limit 1')
    return String(row?.spool)
  }
  const formIn = async (project: number) =>
    String((await desk().send('POST', '/forms', { name: 'Замер' }, { project, key: await keyOf(project) })).json.path)
  const keyOf = (project: number) => desk().newKey('admin', [project])
  const left = async () => (await sqlOn(desk().url, 'select spool from receipts where pruned_at is null')).length

  test('a file that cannot be read or removed blocks no other, in its project or the next, and is reported', async () => {
    const first = await formIn(desk().project)
    const broken = [await sent(first, 'Анна'), await sent(first, 'Борис', false)] as const
    await sent(first, 'Вера')
    const second = await formIn(await desk().newProject(99_999))
    await sent(second, 'Галя')
    const [body, plain] = broken.map((name) => join(desk().store.spool.folder, name)) as [string, string]
    const kept = await readFile(body)
    for (const path of [body, plain]) await asFolder(path)

    await expect(prune()).rejects.toThrow('EISDIR')
    expect(await left()).toBe(1)
    const files = await sqlOn(desk().url, 'select start from files order by project_id, receipt_id')
    expect(files.map(({ start }) => start === null)).toEqual([false, true, true])

    await rm(body, { recursive: true })
    await writeFile(body, kept)
    await prune()
    expect(await left()).toBe(0)
  })

  test('while the disk of the spool is not mounted, files wait for it and none is written beneath', async () => {
    const [{ store }, path] = [desk(), await formIn(desk().project)]
    const contents = [large, 'small'] // the second body is in the database
    for (const content of contents) await sent(path, 'Ева', true, content)
    const { folder } = store.spool
    await rename(folder, `${folder}-unmounted`)
    await mkdir(folder)
    await expect(prune()).rejects.toMatchObject({ code: 'store-empty-spool' })
    await expect(store.spool.keep(Buffer.from(large))).rejects.toMatchObject({ code: 'unavailable' })
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
    await rename(`${folder}-unmounted`, folder)

    await prune()
    expect(await left()).toBe(0)
    const query = { limit: '2' }
    const { items } = (await desk().send('GET', '/receipts', undefined, { query })).json
    for (const [index, { id }] of (items as { id: number }[]).toReversed().entries())
      expect((await desk().send('GET', `/receipts/${id}/files/1`)).text).toBe(contents[index])
  })

  test('more broken files than fit in a batch block no others', async () => {
    await sqlOn(
      desk().url,
      `insert into receipts (project_id, id, at, way, method, query, headers, size, reasons, score, ended, lead_id, spool)
       with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 250)
       select 12345, 10000 + n, ${start - 86_400}, 'in', 'POST', 'q', '{}', 0, '[]', 0, 'lead', 1, 'broken' from counted`,
      `insert into files (project_id, receipt_id, number, name, type, size, start, length)
       select project_id, id, 1, 'plan.png', 'image/png', 1, 0, 1 from receipts where spool = 'broken'`,
    )
    await sent(await formIn(desk().project), 'Даша')
    await asFolder(join(desk().store.spool.folder, 'broken'))
    await expect(prune()).rejects.toThrow('EISDIR')
    expect(await left()).toBe(250)
  })

  test('an import file that cannot be removed blocks no others', async () => {
    const { store } = desk()
    const project = (await store.projects.find(desk().project)) ?? expect.fail()
    for (const name of ['a', 'b', 'c']) await createImport(store, cli, project, { name, size: 1 }, start)
    const files = (await sqlOn(desk().url, 'select file from imports order by id')).map(({ file }) =>
      store.spool.imports.path(String(file)),
    )
    await mkdir(join(store.spool.folder, 'imports'), { recursive: true })
    for (const path of files) await writeFile(path, 'x')
    await asFolder(String(files[0]))
    await expect(pruneImports(store, later)).rejects.toThrow('EISDIR')
    expect(await store.spool.imports.names()).toEqual([])
    expect(await sqlOn(desk().url, 'select id from imports')).toEqual([])
  })
})

async function asFolder(path: string): Promise<void> {
  await rm(path, { force: true })
  await mkdir(path, { recursive: true })
}
