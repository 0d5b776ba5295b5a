import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { desktop, project, toast } from './desk-page.ts'
import { listOf } from './list-page.ts'
import { begin, create, field, form, newLead } from './new-lead-page.ts'

const { desk, open, api } = useConsole({ leads: 0 })

/** Another tab of the same browser. */
async function openBeside(page: Page, path: string): Promise<Page> {
  const next = await page.context().newPage()
  await next.goto(`${desk().address}${path}`)
  return next
}

const lead = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

test('seven tabs load and stay live, though a browser opens six connections; so do those that are left', async () => {
  await api('POST', '/leads', { title: 'Окна', name: 'Первая' })
  const tabs = [await open(listOf(), desktop)]
  while (tabs.length < 7) tabs.push(await openBeside(tabs[0] as Page, listOf()))
  for (const tab of tabs) await lead(tab, 'Первая').waitFor()
  await api('POST', '/leads', { title: 'Окна', name: 'Вторая' })
  for (const tab of tabs) await lead(tab, 'Вторая').waitFor()
  await tabs.pop()?.close() // the last tab has the stream of all
  await api('POST', '/leads', { title: 'Окна', name: 'Третья' })
  for (const tab of tabs) await lead(tab, 'Третья').waitFor()
})

describe('what is typed in one tab stays, whatever is typed in another one:', () => {
  test('an amount that is not saved yet', async () => {
    await api('POST', '/channels', { name: 'Директ' })
    const path = `/p/${project}/settings/sources`
    const one = await open(path, desktop)
    const other = await openBeside(one, path)
    const cells = (page: Page) => page.getByRole('textbox', { name: /^Директ, / })
    for (const page of [one, other]) await cells(page).first().waitFor()
    await cells(one).first().fill('много')
    await cells(other).last().fill('500')
    await other.keyboard.press('Enter')
    await toast(other, 'Расход записан').waitFor()
    await one.reload()
    await expect.poll(() => cells(one).first().inputValue()).toBe('много')
  })

  test('a comment', async () => {
    const { lead } = await api('POST', '/leads', { title: 'Окна', name: 'С комментарием' })
    const path = `/p/${project}/leads/${lead.id}?period=all`
    const one = await open(path, desktop)
    const other = await openBeside(one, path)
    const comment = (page: Page) => page.getByRole('textbox', { name: 'Комментарий для своих' })
    for (const page of [one, other]) await comment(page).waitFor()
    await comment(one).fill('Просил перезвонить')
    await expect.poll(() => comment(other).inputValue()).toBe('Просил перезвонить')
    await comment(other).pressSequentially(' завтра')
    expect(await comment(other).inputValue()).toBe('Просил перезвонить завтра')
    await one.reload()
    await expect.poll(() => comment(one).inputValue()).toBe('Просил перезвонить завтра')
  })

  test('a new lead', async () => {
    const one = await open(listOf(), desktop)
    const other = await openBeside(one, listOf())
    await newLead(other).click()
    await field(other, 'Имя').waitFor()
    await begin(one, 'Анна')
    await field(other, 'Имя').fill('Борис')
    await field(one, 'Телефон').fill('+7 921 000-00-07')
    await create(one).click()
    await toast(one, 'Заявка создана').waitFor()
    await other.reload()
    await newLead(other).click()
    await expect.poll(() => field(other, 'Имя').inputValue()).toBe('Борис')
    await create(other).click()
    await toast(other, 'Заявка создана').waitFor()
    await newLead(other).click()
    await field(other, 'Имя').waitFor()
    expect(await field(other, 'Имя').inputValue()).toBe('')
    expect(await form(other).getByText('незаконченный черновик').count()).toBe(0)
  })
})
