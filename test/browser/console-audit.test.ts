import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, phone, toast } from './desk-page.ts'

const boris = { email: 'boris@example.com', name: 'Борис Орлов', role: 'manager' as const }
const agent = { email: 'oleg@example.com', name: 'Олег Котов', role: 'agent' as const }
const { api, settings } = useConsole({ leads: 0, people: [owner, boris, agent] })
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
/** Opens a page with the palette. */
async function goBy(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(typed)
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
}

describe('the audit', () => {
  test('shows who changed what, with former and new values, by person, kind and period', async () => {
    await api('PATCH', '/statuses/0', { name: 'Новая' })
    await api('PATCH', '/statuses/0', { name: 'Новые', colour: 'red' })
    await api('PATCH', '/capture', { threshold: 80, blocked_phones: ['+7 999 000-00-00'] })
    const { id } = await api('POST', '/keys', { scope: 'capture', name: 'Квиз' })
    const page = await settings('audit')
    const changed = row(page, 'название Новая стало Новые').or(row(page, 'Новая Новые'))
    await changed.first().waitFor()
    await row(page, 'Изменены правила приёма').getByText('порог').waitFor()
    expect(await page.getByRole('table').textContent()).not.toContain('999')
    await page.getByLabel('Что').selectOption('Ключи')
    await row(page, 'Выпущен ключ').getByText('Квиз').waitFor()
    await row(page, 'Изменены правила приёма').waitFor({ state: 'detached' })
    await page.getByLabel('Кто').selectOption(boris.name)
    await page.getByText('За это время ничего такого не меняли.').waitFor()
    await page.reload()
    await page.getByText('За это время ничего такого не меняли.').waitFor()
    await page.getByLabel('Кто').selectOption(owner.name)
    await row(page, 'Выпущен ключ').getByText(owner.name).waitFor()
    await page.getByRole('button', { name: 'Раньше' }).click()
    await page.getByText('За это время ничего такого не меняли.').waitFor()
    await api('DELETE', `/keys/${id}`)
  })

  test('is read on a phone', async () => {
    const page = await settings('audit', phone)
    await row(page, 'Изменены правила приёма').getByText('порог').waitFor()
    const [wide, seen] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[]
    expect(wide).toBe(seen)
  })
})

describe('the rules of capture', () => {
  test('are changed together, with a warning before unsaved edits are left', async () => {
    const page = await settings('capture')
    const threshold = page.getByLabel('Порог спама, баллов')
    await threshold.fill('120')
    await page.getByRole('combobox', { name: 'Стоп-слова' }).fill('кредит, займ')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Ключи' }).first().click()
    const question = page.getByRole('dialog', { name: 'Уйти, не сохранив?' })
    await question.getByRole('button', { name: 'Отмена' }).click()
    expect(await threshold.inputValue()).toBe('120')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Сохранено').waitFor()
    expect(await api('GET', '/capture')).toMatchObject({ threshold: 120, stop_words: ['кредит, займ'] })
    await page.getByRole('link', { name: 'Ключи' }).first().click()
    await page.getByRole('heading', { level: 2, name: 'Ключи' }).waitFor()
  })

  test('are not lost when somebody else changed them meanwhile', async () => {
    const page = await settings('capture', { expects: [412] })
    await page.getByLabel('Порог спама, баллов').fill('130')
    await api('PATCH', '/capture', { min_seconds: 5 })
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Порог спама, баллов').inputValue()).toBe('130')
    await expect.poll(() => page.getByLabel('Самое быстрое заполнение формы, секунд').inputValue()).toBe('5')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Сохранено').waitFor()
    expect(await api('GET', '/capture')).toMatchObject({ threshold: 130, min_seconds: 5 })
  })

  test('do not overwrite a change of somebody else that was read while others were typed', async () => {
    const page = await settings('capture', { expects: [412] })
    await page.getByLabel('Порог спама, баллов').fill('140')
    await api('PATCH', '/capture', { threshold: 90, min_seconds: 7 })
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('Ольга')
    await page.getByRole('option', { name: 'Новая заявка «Ольга»' }).click() // this has the project read again
    await page.getByRole('button', { name: 'Создать' }).click()
    await expect.poll(() => page.getByLabel('Самое быстрое заполнение формы, секунд').inputValue()).toBe('7')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByRole('alert').filter({ hasText: 'Тем временем правила изменил кто-то ещё' }).waitFor()
    expect((await api('GET', '/capture')).threshold).toBe(90)
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Сохранено').waitFor()
    expect(await api('GET', '/capture')).toMatchObject({ threshold: 140, min_seconds: 7 })
  })
})

describe('unsaved edits', () => {
  test.each([
    ['project', 'Название', 'Окна Север'],
    ['me', 'Как вас зовут', 'Анна Петровна'],
    ['statuses', 'Новый статус', 'Звонок'],
  ])('of %s are not lost', async (part, label, text) => {
    const page = await settings(part)
    const field = page.getByRole('textbox', { name: label, exact: true })
    await field.fill(text)
    await goBy(page, 'корзина')
    const question = page.getByRole('dialog', { name: 'Уйти, не сохранив?' })
    await question.getByRole('button', { name: 'Отмена' }).click()
    expect(await field.inputValue()).toBe(text)
    let isAsked = false
    page.on('dialog', (dialog) => {
      isAsked = dialog.type() === 'beforeunload'
      void dialog.accept()
    })
    await page.reload()
    expect(isAsked).toBe(true)
  })
})

describe('the palette', () => {
  test.each([
    ['входящие', /\/inbox/],
    ['корзина', /\/settings\/bin/],
    ['операции', /\/settings\/operations/],
    ['журнал', /\/settings\/audit/],
    ['приём', /\/settings\/capture/],
  ])('goes to %s', async (typed, address) => {
    const page = await settings('about')
    await page.getByRole('heading', { level: 2 }).waitFor()
    await goBy(page, typed)
    await page.waitForURL(address)
  })

  test('offers an agent only what they may do', async () => {
    const page = await settings('about', { email: agent.email })
    await page.getByRole('heading', { level: 2 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('настройки')
    await page.getByRole('option', { name: 'Настройки: Корзина' }).waitFor()
    expect(await page.getByRole('option', { name: /Журнал|Приём/ }).count()).toBe(0)
  })
})

test('an option of an own field may have a comma', async () => {
  await api('POST', '/fields', { name: 'Материал', type: 'choice', options: ['Дуб, белый', 'Сосна'] })
  const page = await settings('fields')
  await page.getByRole('combobox', { name: 'Варианты поля «Материал»' }).fill('Ясень, серый')
  await page.keyboard.press('Enter')
  const options = async () => (await api('GET', '/fields')).items[0].options
  await expect.poll(options).toEqual(['Дуб, белый', 'Сосна', 'Ясень, серый'])
})
