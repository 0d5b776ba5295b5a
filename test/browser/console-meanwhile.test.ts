import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { project, toast } from './desk-page.ts'

const { open, api } = useConsole({ leads: 0 })
const minutes = (page: Page) => page.getByLabel('Ответить за, минут')
const days = (page: Page) => page.getByLabel('Содержимое спама, дней')
const turn = (page: Page) => page.getByRole('radio', { name: 'По очереди тем, кто на смене' })
const bell = (page: Page) => page.getByRole('checkbox', { name: 'Новая заявка: Колокольчик' })

type Case = {
  part: string
  path: string
  before: object
  type(page: Page): Promise<void>
  isTyped(page: Page): Promise<boolean>
  theirs: object
  kept: object
  place?: 'first' | 'last'
}

/** The edits of a page, and what somebody else saves of the same settings meanwhile. */
const cases: Record<string, Case> = {
  'the days of keeping': {
    part: 'retention',
    path: '/retention',
    before: { spam_days: 30 },
    type: (page) => days(page).fill('90'),
    isTyped: async (page) => (await days(page).inputValue()) === '90',
    theirs: { delivery_days: 20 },
    kept: { spam_days: 90, delivery_days: 20 },
  },
  'the working time': {
    part: 'speed',
    path: '/working-time',
    before: { response_minutes: 5 },
    type: (page) => minutes(page).fill('15'),
    isTyped: async (page) => (await minutes(page).inputValue()) === '15',
    theirs: { holidays: ['2031-03-08'] },
    kept: { response_minutes: 15, holidays: ['2031-03-08'] },
    place: 'first',
  },
  'who gets a lead': {
    part: 'speed',
    path: '/assignment',
    before: { mode: 'nobody' },
    type: (page) => turn(page).check(),
    isTyped: (page) => turn(page).isChecked(),
    theirs: { rules: [{ filter: { and: [] }, members: [] }] },
    kept: { mode: 'turn', rules: [{ filter: { and: [] }, members: [] }] },
    place: 'last',
  },
  'what the project tells its members': {
    part: 'notices?of=project',
    path: '/notice-defaults',
    before: { places: { new: ['email'], mention: ['email'] } },
    type: (page) => bell(page).check(),
    isTyped: (page) => bell(page).isChecked(),
    theirs: { places: { mention: ['bell'] }, summary_at: '10:15' },
    kept: { places: expect.objectContaining({ new: ['bell', 'email'], mention: ['bell'] }), summary_at: '10:15' },
  },
  'what a member is told': {
    part: 'notices',
    path: '/notice-settings',
    before: { places: { new: ['email'], mention: ['email'] } },
    type: (page) => bell(page).check(),
    isTyped: (page) => bell(page).isChecked(),
    theirs: { places: { mention: ['bell'] } },
    kept: { places: expect.objectContaining({ new: ['bell', 'email'], mention: ['bell'] }) },
  },
}

describe('edits of settings that somebody else saved meanwhile stay as typed, and are saved on top', () => {
  test.each(Object.entries(cases))('%s', async (_, { part, path, before, type, isTyped, theirs, kept, place }) => {
    await api('PATCH', path, before)
    const page = await open(`/p/${project}/settings/${part}`)
    const saves = page.getByRole('button', { name: 'Сохранить', exact: true })
    const save = place === 'last' ? saves.last() : saves.first()
    await type(page)
    await api('PATCH', path, theirs)
    await save.click()
    const refusal = page.getByRole('alert').filter({ hasText: 'Ваши правки на месте' })
    await refusal.waitFor()
    expect(await isTyped(page)).toBe(true)
    await save.click()
    await toast(page, 'Сохранено').waitFor()
    expect(await api('GET', path)).toMatchObject(kept)
    await refusal.waitFor({ state: 'detached' })
    expect(await isTyped(page)).toBe(true)
    expect(await save.isDisabled()).toBe(true)
  })
})

test('rules of a source do not overwrite those of somebody else and are not lost; its example stays', async () => {
  const page = await open(`/p/${project}/forms/source/quiz`)
  const path = page.getByLabel('Путь в запросе')
  const example = page.getByLabel('Пример запроса')
  const save = page.getByRole('button', { name: 'Сохранить разбор' })
  const refusal = page.getByRole('alert').filter({ hasText: 'разбор изменил кто-то ещё' })
  await page.getByRole('button', { name: 'Правило', exact: true }).click()
  await path.fill('who')
  await example.fill('{"who": "Вера"}')
  await save.click()
  await toast(page, 'Разбор сохранён').waitFor()
  expect(await example.inputValue()).toBe('{"who": "Вера"}')

  await path.fill('person')
  await api('PUT', '/mappings/quiz', { rules: [{ path: 'client', to: 'name' }] })
  await save.click()
  await refusal.waitFor()
  expect([await path.inputValue(), await example.inputValue()]).toEqual(['person', '{"who": "Вера"}'])
  expect(await api('GET', '/mappings/quiz')).toMatchObject({ rules: [{ path: 'client', to: 'name' }] })

  await page.getByRole('link', { name: 'Доска' }).click()
  const question = page.getByRole('dialog', { name: 'Уйти, не сохранив?' })
  await question.getByRole('button', { name: 'Отмена' }).click()
  await save.click()
  await refusal.waitFor({ state: 'detached' })
  const rules = async () => (await api('GET', '/mappings/quiz')).rules
  await expect.poll(rules).toEqual([{ path: 'person', to: 'text' }])
})

test('a rule can name a field with a space, however it is typed', async () => {
  const page = await open(`/p/${project}/forms/source/calc`)
  await page.getByRole('button', { name: 'Правило', exact: true }).click()
  await page.getByLabel('Путь в запросе').fill('house')
  await page.getByLabel('Куда в заявке').fill('')
  await page.getByLabel('Куда в заявке').pressSequentially(' fields.Номер дома ')
  await page.getByRole('button', { name: 'Сохранить разбор' }).click()
  await toast(page, 'Разбор сохранён').waitFor()
  expect(await api('GET', '/mappings/calc')).toMatchObject({ rules: [{ path: 'house', to: 'fields.Номер дома' }] })
})

test('only the changed settings of a project are saved', async () => {
  const page = await open(`/p/${project}/settings/project`)
  await page.getByLabel('Название').fill('Окна и двери')
  await api('PATCH', '', { time_zone: 'Asia/Omsk', currency: 'USD' })
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await toast(page, 'Сохранено').waitFor()
  expect(await api('GET', '')).toMatchObject({ name: 'Окна и двери', time_zone: 'Asia/Omsk', currency: 'USD' })
  await page.getByLabel('Название').fill('Окна')
  await api('PATCH', '', { time_zone: 'Europe/Moscow', currency: 'RUB' })
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect.poll(() => api('GET', '')).toMatchObject({ name: 'Окна', time_zone: 'Europe/Moscow', currency: 'RUB' })
})
