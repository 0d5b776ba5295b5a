import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase, spoolFor } from '../../test/databases.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { stopImport } from '../actions/imports.ts'
import { findProject } from '../actions/projects.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { workImports } from '../transfer/import/work.ts'
import { importFile } from './import.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
  const file = join(folder, 'leads.csv')
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'Окна')
    writeFileSync(
      file,
      'Имя;Телефон;Этап\r\nАнна;+7 903 000-00-01;Оплачен\r\nБорис;44-17-1;\r\nВера;+7 903 000-00-03;Дозвон\r\n',
    )
  })
  const imported = (...args: string[]) => ['import', file, '--project', '12345', ...args] as const
  const count = async () => Number((await rowsOf<{ n: number }>(cli.url(), 'select count(*) as n from leads'))[0]?.n)

  test('import forecasts, loads the file, writes refused rows to a file, and can be undone', async () => {
    const told = await cli.json(...imported('--dry-run'))
    expect(told).toMatchObject({
      import: 1,
      dryRun: true,
      rows: 3,
      created: 1,
      updated: 0,
      unchanged: 0,
      joined: 0,
      refused: 2,
    })
    expect(await count()).toBe(0)

    const rejected = join(folder, 'mend.csv')
    const said = await cli.text(...imported('--rejected', rejected, '--match', 'contact'))
    expect(said).toBe(
      [
        'Columns: Имя → name, Телефон → phone, Этап → status; matched by contact',
        'Done: 3 rows, 1 created, 0 updated, 0 unchanged, 0 joined, 2 refused',
        'Line 3, column "Телефон": "44-17-1" is not a phone. Expected +7 999 123-45-67, or an empty cell',
        'Line 4, column "Этап": there is no status "Дозвон". Expected one of В работе, Оплачен, Отменен',
        'For 30 days it can be undone: zayavka import --undo 2 --project 12345\n',
      ].join('\n'),
    )
    expect(readFileSync(rejected, 'utf8')).toBe(
      [
        '\uFEFF"Почему";Имя;Телефон;Этап',
        '"Строка 3, столбец «Телефон»: «44-17-1» — не телефон. Верно было бы +7 999 123-45-67 или пустая ячейка";Борис;44-17-1;',
        '"Строка 4, столбец «Этап»: статуса «Дозвон» нет. Верно было бы одно из: В работе, Оплачен, Отменен";Вера;+7 903 000-00-03;Дозвон\r\n',
      ].join('\r\n'),
    )
    expect(await cli.json(...imported('--make-statuses'))).toMatchObject({ created: 1, unchanged: 1, refused: 1 })
    expect(await cli.json('import', '--undo', '3', '--project', '12345')).toMatchObject({ removed: 1, kept: 0 })
    expect(await cli.json('import', '--undo', '2', '--project', '12345')).toMatchObject({ removed: 1, kept: 0 })
    expect(await count()).toBe(0)
    expect(await cli.json('status', 'list', '--project', '12345')).toMatchObject({ statuses: { length: 3 } })
    expect((await cli.ran('check')).code).toBe(0)
  })

  test('the settings of an import are printed, and may be given with changes', async () => {
    const own = join(folder, 'own.csv')
    writeFileSync(own, 'Имя;Когда;Сумма\r\nАнна;03/04/2024;1 000\r\n')
    const loaded = (...args: string[]) => cli.json('import', own, '--project', '12345', ...args)
    const { reading, mapping } = await loaded('--dry-run')
    expect(reading).toMatchObject({ format: 'csv', encoding: 'utf-8', separator: ';', header_row: 1 })
    expect(mapping).toMatchObject({
      columns: [
        { column: 0, to: 'name' },
        { column: 2, to: 'price' },
      ],
    })

    const unclear =
      'Column Дата создания: nothing tells whether day or month comes first (03/04/2024). Taken as the day'
    const asDates = join(folder, 'dates.csv')
    writeFileSync(asDates, 'Имя;Дата создания\r\nАнна;03/04/2024\r\n')
    expect(await cli.text('import', asDates, '--project', '12345', '--dry-run')).toContain(unclear)

    const settings = join(folder, 'settings.json')
    const columns = [
      { column: 0, to: 'name' },
      { column: 1, to: 'creation_date', dates: 'mdy' },
    ]
    writeFileSync(settings, JSON.stringify({ reading, mapping: { ...(mapping as object), columns, match: 'none' } }))
    const done = await loaded('--settings', settings, '--match', 'contact')
    expect(done).toMatchObject({ created: 1, refused: 0, mapping: { columns, match: 'contact' } })
    const [lead] = await cli.sql(
      "select price, creation_date as at from leads where name = 'Анна' and deleted_at is null",
    )
    expect([lead?.price, Number(lead?.at) * 1_000]).toEqual([null, Date.UTC(2024, 2, 3, 21)])
    await cli.json('import', '--undo', String(done.import), '--project', '12345')
  })

  test('settings that are not of their form are refused before anything is stored', async () => {
    const settings = join(folder, 'wrong.json')
    const refused = (text: string) => {
      writeFileSync(settings, text)
      return cli.refused(...imported('--settings', settings))
    }
    const before = await rowsOf(cli.url(), 'select id from imports')
    expect(await refused('{"mapping":')).toMatch(/^Argument --settings is not JSON: /)
    expect(await refused('{"mapping": {"match": "name"}}')).toContain('mapping.match')
    expect(await refused('{"mapped": {}}')).toContain('mapped')
    expect(await refused('{"reading": {"time_zone": "Moon/Base"}}')).toContain('Moon/Base')
    expect(await rowsOf(cli.url(), 'select id from imports')).toEqual(before)
  })

  test('an existing file or a missing folder for refused rows is refused before anything is loaded', async () => {
    const taken = join(folder, 'taken.csv')
    writeFileSync(taken, 'of somebody else')
    const before = await rowsOf(cli.url(), 'select id from imports')
    expect(await cli.refused(...imported('--rejected', taken))).toContain('The file already exists. Name a new one')
    expect(await cli.refused(...imported('--rejected', join(folder, 'none', 'a.csv')))).toContain(
      'The folder does not exist',
    )
    expect(await rowsOf(cli.url(), 'select id from imports')).toEqual(before)
    expect(readFileSync(taken, 'utf8')).toBe('of somebody else')
  })

  test('a dry run leaves no import behind, even if it fails', async () => {
    const imports = () => rowsOf(cli.url(), 'select id from imports')
    const before = await imports()
    const rejected = join(folder, 'told.csv')
    expect(await cli.json(...imported('--dry-run', '--rejected', rejected))).toMatchObject({ refused: 2 })
    expect(readFileSync(rejected, 'utf8')).toContain('44-17-1')
    const page = join(folder, 'page.csv')
    writeFileSync(page, '<!doctype html><html></html>')
    await cli.refused('import', page, '--project', '12345', '--dry-run')
    expect(await imports()).toEqual(before)
  })

  test('a file that cannot be loaded leaves no import behind, which would take the room of a waiting one', async () => {
    const imports = () => rowsOf(cli.url(), 'select id from imports')
    const before = await imports()
    const pdf = join(folder, 'offer.csv')
    writeFileSync(pdf, '%PDF-1.7')
    await cli.refused('import', pdf, '--project', '12345')
    expect(await cli.refused(...imported('--match', 'id'))).toContain('no column is mapped to id')
    const strange = join(folder, 'strange.csv')
    writeFileSync(strange, 'Грибы;Ягоды\r\nлисички;клюква\r\n')
    for (const args of [[], ['--dry-run']])
      expect(await cli.refused('import', strange, '--project', '12345', ...args)).toBe('No column is mapped to a field')
    expect(await imports()).toEqual(before)
  })

  test('an undo takes neither a file nor an option of loading, and undoes nothing then', async () => {
    const { import: id } = await cli.json(...imported())
    const loaded = await count()
    const undo = ['--undo', String(id), '--project', '12345'] as const
    const settings = join(folder, 'undo.json')
    writeFileSync(settings, '{}')
    for (const [given, told] of [
      [['--dry-run'], '--dry-run'],
      [[file], file],
      [['--make-statuses', '--match', 'contact'], '--make-statuses, --match'],
      [['--settings', settings, '--update', 'empty'], '--settings, --update'],
      [['--rejected', join(folder, 'undone.csv')], '--rejected'],
    ] as const)
      expect(await cli.refused('import', ...given, ...undo)).toContain(told)
    expect(await count()).toBe(loaded)
    expect(await cli.json('import', ...undo)).toMatchObject({ import: id })
    expect(await count()).toBe(loaded - 1)
  })

  test('a file that is no table, a missing argument and an unknown import are refused in a sentence', async () => {
    const pdf = join(folder, 'price.csv')
    writeFileSync(pdf, '%PDF-1.7')
    expect(await cli.refused('import', pdf, '--project', '12345')).toBe(
      'The file is not a table but PDF. Save the table as CSV or as .xlsx',
    )
    expect(await cli.refused('import', '--project', '12345')).toBe('Required argument file is missing')
    expect(await cli.refused('import', '--undo', '77', '--project', '12345')).toBe(
      'There is no import 77 in this project',
    )
  })

  describe('beside a server', () => {
    const rows = 10_000
    const large = join(folder, 'large.csv')
    const clock = () => Math.floor(Date.now() / 1_000)
    let store: Store
    beforeAll(async () => {
      const lines = Array.from({ length: rows }, (_, index) => `Имя ${index};+7904${String(index).padStart(7, '0')}`)
      writeFileSync(large, ['Имя;Телефон', ...lines].join('\n'))
      store = await openStore(cli.url(), { now: clock(), spool: spoolFor(cli.url()) })
    })
    afterAll(() => store.close())
    const by = { door: 'cli', name: 'cli' } as const
    const load = (now = clock()) => importFile({ store, now, by, spool: {} }, { project: 12345, args: [large] })
    const loading = () =>
      until(
        async () =>
          (await store.imports.page(12345, undefined, 1)).find(({ state, place }) => state === 'running' && place > 0),
        'rows to be loaded',
      )

    test('the lease of a file that took an hour to arrive is held during the work', async () => {
      let [isOver, wasFree] = [false, false]
      const watching = (async () => {
        while (!isOver) {
          wasFree ||= await store.imports.isWaiting(clock())
          await setImmediate()
        }
      })()
      await load(clock() - 3_600)
      isOver = true
      await watching
      expect(wasFree).toBe(false)
    })

    test('the outcome of an import that a server completed is printed', async () => {
      const answer = load()
      const { id } = await loading()
      await store.transaction(async (tx) => {
        const { place = 0 } = (await tx.imports.findForUpdate(12345, id)) ?? {}
        await tx.imports.change(12345, id, { place: place + 1 }) // as if a server had loaded that row
      }, 12345)
      await workImports({ store, clock: () => clock() + 60 }, () => false)
      expect(await answer).toMatchObject({ json: { rows: rows - 1 }, failed: false })
    })

    test('an import that was stopped is a failure', async () => {
      const answer = load()
      const { id } = await loading()
      await stopImport(store, await findProject(store, 12345), id, clock())
      const { json, text, failed } = await answer
      expect({ failed, ...json }).toMatchObject({ failed: true, stopped: true })
      expect((json as { rows: number }).rows).toBeLessThan(rows)
      expect(text).toContain('Stopped early: ')
    })
  })
})
