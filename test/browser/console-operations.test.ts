import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sqlOn } from '../command-line.ts'
import { useConsole } from './console.ts'
import { owner, phone, project, toast } from './desk-page.ts'
import { has, listOf, row } from './list-page.ts'

const agent = { email: 'oleg@example.com', name: 'Олег Котов', role: 'agent' as const }
const viewer = { email: 'vera@example.com', name: 'Вера Ли', role: 'viewer' as const }
const { desk, open, api, settings } = useConsole({ leads: 0, people: [owner, agent, viewer] })
const line = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name })

async function leads(count: number, title: string): Promise<string[]> {
  const made: string[] = []
  for (let n = 1; n <= count; n++) made.push((await api('POST', '/leads', { title, name: `${title} ${n}` })).lead.id)
  return made
}

const unopened = JSON.stringify({ field: 'responded_at', operator: 'null', value: true })
const countNew = async () =>
  (await api('GET', `/leads?${new URLSearchParams({ filter: unopened, limit: '1' })}`)).total as number

describe('an undo', () => {
  test('says what it undid, makes leads new again, and can itself be undone', async () => {
    await leads(2, 'Отмена')
    await sqlOn(desk().url, `update leads set responded_at = null where project_id = ${project}`)
    const page = await open(listOf({ q: 'Отмена' }))
    await has(page, 2)
    for (const place of [0, 1]) await row(page, place).getByRole('checkbox').check()
    await page.getByRole('toolbar').getByRole('button', { name: 'Статус' }).click()
    await page.getByRole('menuitem', { name: 'Оплачен' }).click()
    await toast(page, '2 заявки → «Оплачен»').getByRole('button', { name: 'Отменить' }).waitFor()
    expect(await countNew()).toBe(0)
    await page.keyboard.press('z')
    await toast(page, 'Отменено: 2 заявки → «Оплачен»').waitFor()
    expect(await countNew()).toBe(2)
    await row(page, 1).getByTitle('Никто не открывал').waitFor()
    await page.getByRole('button', { name: /^Вернуть/ }).click()
    await toast(page, 'Снова сделано: 2 заявки → «Оплачен»').waitFor()
    expect(await countNew()).toBe(0)
  })
})

describe('the bin', () => {
  test('shows who removed a lead and when, is searched, and restores leads', async () => {
    const [one, two] = await leads(2, 'Удалённая')
    const page = await settings('bin', { email: agent.email })
    await page.getByText('Корзина пуста.').waitFor()
    const list = await open(`/p/${project}/leads/${one}?period=all`, { email: agent.email })
    await list.getByRole('complementary').getByRole('button', { name: 'Ещё' }).click()
    await list.getByRole('menuitem', { name: 'Удалить в корзину' }).click()
    await toast(list, 'Заявка в корзине').waitFor()
    await api('DELETE', `/leads/${two}`)
    await page.reload()
    await line(page, 'Удалённая 1').getByText(agent.name).waitFor()
    await line(page, 'Удалённая 2').getByText(owner.name).waitFor()
    await page.getByRole('searchbox').fill('нет такой')
    await page.getByText('В корзине такого нет.').waitFor()
    await page.getByRole('searchbox').fill('Удалённая 1')
    await line(page, 'Удалённая 2').waitFor({ state: 'detached' })
    await button(page, 'Восстановить: Удалённая 1').press('Enter')
    await toast(page, 'Восстановлена: Удалённая 1').waitFor()
    await page.getByText('В корзине такого нет.').waitFor()
    expect((await api('GET', `/leads/${one}`)).deleted_at).toBeNull()
    expect(await button(page, /Удалить навсегда/).count()).toBe(0)
  })

  test('is emptied for good by owners and managers, who are asked first', async () => {
    const [id] = await leads(1, 'Насовсем')
    await api('DELETE', `/leads/${id}`)
    const page = await settings('bin', phone)
    await button(page, 'Удалить навсегда: Насовсем 1').click()
    const dialog = page.getByRole('dialog', { name: 'Удалить навсегда: Насовсем 1?' })
    await dialog.getByText('Вернуть их будет нельзя').waitFor()
    await dialog.getByRole('button', { name: 'Отмена' }).click()
    await line(page, 'Насовсем 1').waitFor()
    await button(page, 'Удалить навсегда: Насовсем 1').click()
    await dialog.getByRole('button', { name: 'Удалить навсегда' }).click()
    await line(page, 'Насовсем 1').waitFor({ state: 'detached' })
  })

  test('is only read by a viewer', async () => {
    const [id] = await leads(1, 'Смотреть')
    await api('DELETE', `/leads/${id}`)
    const page = await settings('bin', { email: viewer.email })
    await line(page, 'Смотреть 1').waitFor()
    expect(await button(page, /Восстановить|навсегда/).count()).toBe(0)
  })
})

describe('the operations', () => {
  test('show bulk changes of leads and their authors, and undo them days later', async () => {
    const ids = await leads(3, 'Операция')
    await api('POST', '/leads/bulk', { ids, set: { status: '2' } })
    await api('POST', '/leads/bulk', { ids, set: { remind_at: '2030-01-02T03:04:05Z', remind_note: 'замер' } })
    await sqlOn(desk().url, `update jobs set at = at - 20 * 86400`, `update undos set at = at - 20 * 86400`)
    await open(listOf()).then((list) => list.request.get(`${desk().address}/api/v2/projects/${project}/export`))
    const page = await settings('operations')
    const job = line(page, 'Статус → «Отменен»')
    await job.getByText(owner.name).waitFor()
    await job.getByText('Изменены 3 заявки из 3.').waitFor()
    await line(page, 'Перезвонить 2 янв 2030, 06:04: замер').getByText(owner.name).waitFor()
    await line(page, 'Выгрузка в CSV').getByText(owner.name).waitFor()
    await job.getByRole('button', { name: 'Отменить: Статус → «Отменен»' }).press('Enter')
    await toast(page, 'Отменено: Статус → «Отменен»').waitFor()
    await job.getByText(/Отменено \d/).waitFor()
    expect(await job.getByRole('button').count()).toBe(0)
    for (const id of ids) expect((await api('GET', `/leads/${id}`)).status).toBe('0')
  })

  test('show running ones with their progress, and failed ones with the reason', async () => {
    const ids = await leads(1, 'Сбой')
    const { job } = await api('POST', '/leads/bulk', { ids, set: { source: 'Сбойный' } })
    const far = 4_000_000_000
    const change = (set: string) => sqlOn(desk().url, `update jobs set ${set} where id = ${job.id}`)
    await change(`state = 'running', total = 40, leased_until = ${far}`)
    const page = await settings('operations', { email: agent.email })
    const running = line(page, 'Источник → «Сбойный»')
    await running.getByRole('progressbar').waitFor()
    await running.getByText('Меняются: 1 из 40').waitFor()
    await change(`state = 'failed', failure = '{"code":"unknown-assignee","params":{"id":"99"}}'`)
    await running.getByText('Этот сотрудник больше не в проекте').waitFor()
    await running.getByText('Не закончено.').waitFor()
    expect(await page.getByRole('heading', { name: 'Выгрузки' }).count()).toBe(0)
  })
})
