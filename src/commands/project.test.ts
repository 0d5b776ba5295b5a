import { expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk } from '../../test/desk.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)

  test('§10 project create takes a number, a zone, a country and a currency, and prints what it made', async () => {
    const options = ['--time-zone', 'Asia/Almaty', '--country', 'KZ', '--currency', 'KZT']
    expect(await cli.json('project', 'create', '--id', '12345', '--name', 'Мой магазин', ...options)).toEqual({
      id: 12345,
      name: 'Мой магазин',
      time_zone: 'Asia/Almaty',
      country: 'KZ',
      currency: 'KZT',
    })
  })

  test('§10 project create needs only a name: the number has six digits, the rest is Moscow, RU and RUB', async () => {
    const { id, ...rest } = await cli.json('project', 'create', '--name', 'N')
    expect(String(id)).toMatch(/^[1-9]\d{5}$/)
    expect(rest).toEqual({ name: 'N', time_zone: 'Europe/Moscow', country: 'RU', currency: 'RUB' })
  })

  test('§10 a project number that is taken is refused', async () => {
    await cli.json('project', 'create', '--id', '777', '--name', 'Seven')
    expect(await cli.refused('project', 'create', '--id', '777', '--name', 'Seven')).toBe('Project 777 exists already')
  })

  test('project list shows projects by number, as JSON and as a table', async () => {
    const { projects } = (await cli.json('project', 'list')) as { projects: { id: number; created_at: number }[] }
    expect(projects.map(({ id }) => id)).toEqual([777, 12345, expect.any(Number)])
    expect(projects[1]).toEqual({
      id: 12345,
      name: 'Мой магазин',
      time_zone: 'Asia/Almaty',
      country: 'KZ',
      currency: 'KZT',
      created_at: expect.any(Number),
    })
    const [head, first, second] = (await cli.text('project', 'list')).split('\n').map((line) => line.trim())
    expect(head?.split(/\s{2,}/)).toEqual(['Project', 'Name', 'Zone', 'Country', 'Currency', 'Created'])
    expect(first).toMatch(/^777\s+Seven\s/)
    expect(second).toMatch(/^12345\s+Мой магазин\s+Asia\/Almaty\s+KZ\s+KZT\s+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  })

  test('a refused project is not created', async () => {
    const before = await cli.json('project', 'list')
    await cli.refused('project', 'create', '--name', 'N', '--currency', 'XXQ')
    expect(await cli.json('project', 'list')).toEqual(before)
  })

  test('without --json project create names the next step', async () => {
    expect(await cli.text('project', 'create', '--id', '5', '--name', 'N')).toBe(
      'Project 5 created. Next: zayavka key create --project 5 --scope write\n',
    )
  })

  test('projects can be created concurrently', async () => {
    const desk = await openDesk(cli.url())
    try {
      const ids = Array.from({ length: 20 }, (_, index) => 9000 + index)
      await Promise.all(ids.map(desk.newProject))
      const numbers = (await desk.store.projects.all()).map(({ seq }) => seq)
      expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
    } finally {
      await desk.close()
    }
  })
})
