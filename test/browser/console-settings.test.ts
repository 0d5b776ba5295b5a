import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { runJson } from '../program.ts'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { owner, project, toast } from './desk-page.ts'

const manager = { email: 'vera@example.com', name: 'Вера Главная', role: 'manager' } as const
const { desk, open, api, settings } = useConsole({ leads: 12, people: [owner, manager] })

test('a key is a command even next to a field of tags', async () => {
  const page = await settings('capture')
  await page.locator('.mantine-TagsInput-root').first().waitFor()
  await page.keyboard.press('n')
  await page.getByRole('dialog', { name: 'Новая заявка' }).waitFor()
})

describe('statuses', () => {
  const handle = (page: Page, name: string) => page.getByRole('button', { name: `Переставить «${name}»` })
  const row = (page: Page, name: string) => page.getByRole('listitem').filter({ has: handle(page, name) })
  const kept = async () => (await api('GET', '/statuses')).items as { id: string; name: string; colour: string }[]
  const order = async () => (await kept()).map(({ name }) => name)

  test('are added, renamed and given a colour', async () => {
    const page = await settings('statuses')
    await page.getByRole('textbox', { name: 'Новый статус' }).fill('Замер')
    await page.getByRole('button', { name: 'Добавить' }).click()
    await row(page, 'Замер').getByRole('button', { name: 'Цвет «Замер»' }).click()
    await page.getByRole('button', { name: 'розовый' }).click()
    await row(page, 'Замер').getByRole('textbox', { name: 'Название статуса' }).fill('Выезд')
    await page.keyboard.press('Enter')
    await row(page, 'Выезд').waitFor()
    expect((await kept()).at(-1)).toMatchObject({ name: 'Выезд', colour: 'pink', type: 'progress' })
    await page.getByRole('link', { name: 'Доска' }).click()
    await page.getByRole('heading', { name: 'Выезд' }).waitFor()
  })

  test('are put in order with the mouse and by keys', async () => {
    const page = await settings('statuses')
    await handle(page, 'Отменен').hover()
    await page.mouse.down()
    const above = await handle(page, 'В работе').boundingBox()
    await page.mouse.move((above?.x ?? 0) + 8, (above?.y ?? 0) + 2, { steps: 8 })
    await page.mouse.up()
    await until(async () => (await order())[0] === 'Отменен', 'the one that was dragged to be the first')
    await handle(page, 'Отменен').focus()
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: 'Взято: Отменен' }).waitFor()
    const moved = page.getByRole('status').filter({ hasText: 'Отменен. Место: В работе' })
    // a key press before the rows are measured moves nothing
    const move = async () => {
      await page.keyboard.press('ArrowDown')
      return moved.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    }
    await until(move, 'the one that is carried to go down')
    await page.keyboard.press('Space')
    await until(async () => (await order())[1] === 'Отменен', 'the one that was carried to be the second')
  })

  test('are removed with a replacement, which gets their leads', async () => {
    const { id } = await api('POST', '/statuses', { name: 'Лишний', type: 'progress' })
    const { lead } = await api('POST', '/leads', { title: 'Окна', status: id })
    const page = await settings('statuses')
    await row(page, 'Лишний').getByRole('button', { name: 'Удалить статус' }).click()
    const dialog = page.getByRole('dialog', { name: 'Удалить статус «Лишний»' })
    await dialog.getByLabel('Куда перейдут его заявки').selectOption('Оплачен')
    await dialog.getByRole('button', { name: 'Удалить статус' }).click()
    await toast(page, 'Статус «Лишний» удалён').waitFor()
    await row(page, 'Лишний').waitFor({ state: 'detached' })
    expect((await api('GET', `/leads/${lead.id}`)).status).toBe('1')
  })
})

test('lost reasons are listed, requested when a lead is cancelled, and shown on its card', async () => {
  const { lead } = await api('POST', '/leads', { title: 'Окна', name: 'Отказ Первый' })
  const page = await settings('statuses')
  const reasons = page.getByRole('region', { name: 'Причины отказа' })
  await reasons.getByRole('textbox', { name: 'Новая причина' }).fill('Не сезон')
  await reasons.getByRole('button', { name: 'Ещё причина' }).click()
  await reasons.getByRole('button', { name: 'Выше: «Не сезон»' }).click()
  await reasons.getByRole('button', { name: 'Убрать причину: Дорого' }).click()
  await toast(page, 'Причину «Дорого» больше не предлагают').waitFor()
  await page.goto(`${desk().address}/p/${project}/leads/${lead.id}?period=all`)
  await page.getByRole('button', { name: /^Статус:/ }).click()
  await page.getByRole('menuitem', { name: 'Отменен' }).click()
  const dialog = page.getByRole('dialog', { name: 'Почему отменена?' })
  await dialog.getByText('Отказ Первый').waitFor()
  expect(await dialog.getByRole('button', { name: 'Дорого' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Не сезон' }).press('Enter')
  const fact = page.getByRole('button', { name: 'Причина отказа: Не сезон' })
  await fact.waitFor()
  await page.getByRole('listitem').filter({ hasText: 'причина отказа Не сезон' }).waitFor()
  await fact.click()
  await page.getByRole('menuitem', { name: 'Передумали' }).click()
  await page.getByRole('button', { name: 'Причина отказа: Передумали' }).waitFor()
  await until(async () => (await api('GET', `/leads/${lead.id}`)).lost_reason === '4', 'the other reason to be kept')
})

test('working hours are saved, and a lead that waits too long is marked in the list', async () => {
  const page = await settings('speed', { viewport: { width: 1440, height: 1000 } }) // a separate browser, whose clock is moved ahead
  await page.getByRole('spinbutton', { name: 'Ответить за, минут' }).fill('15')
  await page.getByLabel('Конец: понедельник').fill('00:00')
  await page.getByRole('checkbox', { name: 'пятница' }).uncheck()
  await page.locator('form').first().getByRole('button', { name: 'Сохранить' }).click()
  await toast(page, 'Сохранено').waitFor()
  const kept = await api('GET', '/working-time')
  expect(kept).toMatchObject({ response_minutes: 15, version: 2 })
  expect([(kept.week as unknown[])[0], (kept.week as unknown[])[4]]).toEqual([{ from: '09:00', to: '24:00' }, null])
  await api('PATCH', '/working-time', { week: Array(7).fill({ from: '00:00', to: '24:00' }) })
  const { key } = await api('POST', '/keys', { scope: 'write', name: 'Сайт' }) // a lead that a member types counts as responded to
  const sent = await fetch(`${desk().address}/api/v2/projects/${project}/leads`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'Ждёт ответа', name: 'Терпеливый' }),
  })
  expect(sent.status).toBe(201)
  await page.clock.setSystemTime(Date.now() + 3_600_000)
  await page.getByRole('link', { name: 'Заявки', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: 'Ждёт ответа' })
  await row.getByRole('img', { name: 'ответ опаздывает' }).waitFor()
})

test('a key is created with its rights, shown once, copied, and revoked', async () => {
  const page = await settings('keys', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByLabel('Как его называть').fill('Отчёты по утрам')
  await page.getByRole('radio', { name: /^Чтение.*Смотреть заявки, отчёты и события$/ }).check()
  await page.getByRole('button', { name: 'Выпустить ключ' }).click()
  await page.getByText('Ключ показан один раз').waitFor()
  const key = String(await page.getByRole('status').locator('code').textContent())
  await page.getByRole('button', { name: 'Скопировать' }).click()
  await page.getByRole('button', { name: 'Скопировано' }).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(key)
  const answer = async (method: string) => {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const url = `${desk().address}/api/v2/projects/${project}/leads`
    return (await fetch(url, { method, headers, ...(method === 'POST' && { body: '{"title":"Окна"}' }) })).status
  }
  expect([await answer('GET'), await answer('POST')]).toEqual([200, 403])
  const kept = page.getByRole('listitem').filter({ hasText: 'Отчёты по утрам' })
  const asked = page.getByRole('dialog', { name: 'Отозвать ключ «Отчёты по утрам»?' })
  await kept.filter({ hasText: 'Чтение' }).waitFor()
  await kept.getByRole('button', { name: 'Отозвать ключ: Отчёты по утрам' }).click()
  await asked.getByText('перестанут работать сразу').waitFor()
  await asked.getByRole('button', { name: 'Отмена' }).click()
  expect(await answer('GET')).toBe(200)
  await kept.getByRole('button', { name: 'Отозвать ключ: Отчёты по утрам' }).click()
  await asked.getByRole('button', { name: 'Отозвать ключ' }).click()
  await toast(page, 'Ключ отозван').waitFor()
  await kept.waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(key)
  expect(await answer('GET')).toBe(401)
})

test('the version, the health and the size of the installation are shown', async () => {
  const page = await settings('about')
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  await page.getByRole('definition').filter({ hasText: version }).waitFor()
  await page.getByRole('definition').filter({ hasText: 'всё работает' }).waitFor()
  await page
    .getByRole('definition')
    .filter({ hasText: /^SQLite, \d+(,\d)?\sМБ$/ })
    .waitFor()
})

test('the settings switch to another project and its data', async () => {
  const env = { DATABASE_URL: desk().url }
  await runJson(['project', 'create', '--id', '77', '--name', 'Двери'], env)
  await runJson(['member', 'create', '--email', owner.email, '--role', 'viewer', '--project', '77'], env)
  const page = await open(`/p/${project}/leads?period=all`)
  const isKnown = async () => (await page.request.get(`${desk().address}/api/v2/projects/77/members`)).ok()
  await until(isKnown, 'the server to know what another process made')
  await page.getByRole('button', { name: 'Проект: Окна Плюс' }).click()
  await page.getByRole('menuitem', { name: 'Двери' }).click()
  await page.waitForURL((url) => url.pathname === '/p/77/leads')
  await page.getByRole('button', { name: 'Проект: Двери' }).waitFor()
  await page.getByRole('button', { name: owner.name }).filter({ hasText: 'наблюдатель' }).waitFor()
})

test('a member goes on duty, and rules assign leads to members on duty', async () => {
  const page = await settings('speed')
  await page.getByRole('button', { name: owner.name, exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Я на смене' }).click()
  await page.getByText('на смене', { exact: true }).first().waitFor()
  await page.getByRole('radio', { name: 'По правилам' }).check()
  await page.getByRole('button', { name: 'Правило', exact: true }).click()
  await page.getByText('Все заявки', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Условие', exact: true }).click()
  const box = page.getByRole('dialog', { name: 'Условие' })
  expect(await box.getByRole('button', { name: 'Повторная' }).count()).toBe(0) // a new lead is not known as a repeat yet
  await box.getByRole('button', { name: 'Источник', exact: true }).click()
  await box.getByRole('textbox', { name: 'Найти источник' }).fill('avito') // no lead came from there yet
  await box.getByRole('checkbox', { name: 'avito' }).check()
  await box.getByRole('button', { name: 'Готово' }).click()
  await page.getByRole('button', { name: 'Условие', exact: true }).click()
  await box.getByRole('button', { name: 'utm_campaign', exact: true }).first().click()
  await box.getByRole('textbox', { name: 'Значение' }).fill('зима')
  await box.getByRole('button', { name: 'Готово' }).click()
  await page.getByText('Заявки, где').waitFor()
  await page.locator('form').last().getByRole('button', { name: 'Сохранить' }).click()
  await toast(page, 'Сохранено').waitFor()
  expect(await api('GET', '/assignment')).toMatchObject({
    mode: 'rules',
    rules: [
      {
        filter: {
          and: [
            { field: 'source', operator: 'in', value: ['avito'] },
            { field: 'utm_campaign', operator: 'like', value: 'зима' },
          ],
        },
        members: [],
      },
    ],
  })
  const { items } = (await api('GET', '/members')) as { items: { name: string; duty_since: string | null }[] }
  expect(items.find(({ name }) => name === owner.name)?.duty_since).not.toBeNull()
})

test('the retention is changed by an owner, after a warning about what will be removed', async () => {
  const page = await settings('retention')
  await page.getByLabel('Запросы с сайтов').fill('30')
  await page.getByLabel('Содержимое спама').fill('60')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByRole('dialog', { name: 'Хранить меньше?' }).getByRole('button', { name: 'Стереть' }).click()
  await toast(page, 'Сохранено').waitFor()
  expect(await api('GET', '/retention')).toMatchObject({ raw_days: 30, spam_days: 60, delivery_days: 30 })
  await page.getByLabel('Содержимое спама').fill('')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await until(async () => (await api('GET', '/retention')).spam_days === null, 'spam to be kept always again')
  const seen = await settings('retention', { email: manager.email })
  await seen.getByText('Сроки меняют владельцы').waitFor()
  expect(await seen.getByLabel('Запросы с сайтов').isEditable()).toBe(false)
  expect(await seen.getByRole('button', { name: 'Сохранить' }).count()).toBe(0)
})
