import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { phone, project } from './desk-page.ts'

const { open, api } = useConsole({ leads: 0 })
const section = `/p/${project}/forms`

describe('the editor of a form', () => {
  const formOf = async (name: string) => ((await api('POST', '/forms', { name })) as { id: string }).id
  const kept = (id: string) => api('GET', `/forms/${id}`)
  const labels = async (id: string) => (await kept(id)).fields.map(({ label }: { label: string }) => label)
  const pageOf = (page: Page) => page.frameLocator('iframe')

  test('works with keys alone: a question is added, moved to the top, shown in the preview and saved', async () => {
    const id = await formOf('По клавишам')
    const page = await open(`${section}/${id}`)
    await page.getByRole('button', { name: 'Поле', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'свой вопрос' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Подпись').fill('Что остеклить')
    await page.getByLabel('Варианты, по одному в строке').fill('Балкон\nЛоджия')
    await pageOf(page).getByLabel('Что остеклить').selectOption('Лоджия')
    await page.getByRole('button', { name: 'Изменить «Что остеклить»' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Переставить «Что остеклить»' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: 'Взято: Что остеклить' }).waitFor()
    const moved = page.getByRole('status').filter({ hasText: 'Что остеклить. Место: Имя' })
    const move = async () => {
      await page.keyboard.press('ArrowUp')
      return moved.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    }
    await until(move, 'the one that is carried to be the first')
    await page.keyboard.press('Space')
    await page.getByText('1 правка не сохранена').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Форма сохранена').waitFor()
    expect(await labels(id)).toEqual(['Что остеклить', 'Имя', 'Телефон', 'Сообщение'])
    expect((await kept(id)).fields[0]).toMatchObject({ name: 'Что остеклить', options: ['Балкон', 'Лоджия'] })
  })

  test('keeps unsaved edits over a reload, and restores them', async () => {
    const id = await formOf('Черновик')
    const page = await open(`${section}/${id}`)
    await page.getByLabel('Заголовок и название заявок').fill('Вызов замерщика')
    await page.getByLabel('Кнопка').fill('Вызвать')
    await page.getByText('2 правки не сохранены').waitFor()
    await page.reload()
    await page.getByText('2 правки не сохранены').waitFor()
    await pageOf(page).getByRole('button', { name: 'Вызвать' }).waitFor()
    expect((await kept(id)).title).toBe('Черновик')
    await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
    await pageOf(page).getByRole('button', { name: 'Отправить' }).waitFor()
    await page.getByText('не сохранен').waitFor({ state: 'detached' })
  })

  test('keeps edits that are typed during a save, as edits of the saved version', async () => {
    const id = await formOf('Двумя правками')
    const page = await open(`${section}/${id}`)
    let save = () => {}
    const saving = new Promise<void>((resolve) => {
      save = resolve
    })
    await page.route(`**/forms/${id}`, async (route) => {
      if (route.request().method() === 'PATCH') await saving
      await route.continue()
    })
    await page.getByLabel('Кнопка').fill('Вызвать')
    await page.getByText('1 правка не сохранена').waitFor()
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await page.keyboard.press('Control+s')
    await sent
    await page.getByLabel('Кнопка').fill('Вызвать мастера')
    await page.getByLabel('Заголовок и название заявок').fill('Вызов')
    save()
    await page.getByText('Форма сохранена').waitFor()
    await page.getByText('2 правки не сохранены').waitFor()
    expect(await kept(id)).toMatchObject({ button: 'Вызвать', title: 'Двумя правками' })
    await page.keyboard.press('Control+s')
    await page.getByText('не сохранен').waitFor({ state: 'detached' })
    expect(await kept(id)).toMatchObject({ button: 'Вызвать мастера', title: 'Вызов' })
  })

  test('asks for consents in boxes of their own, thanks in own words, and closes the form', async () => {
    const id = await formOf('Согласие')
    const page = await open(`${section}/${id}`)
    await page.getByLabel('Просить согласие на обработку данных').check()
    await page.getByLabel('Ссылка на полный текст').fill('https://shop.example/privacy')
    await page.getByLabel('После отправки', { exact: true }).fill('Ждите звонка')
    await page.getByLabel('Предложить согласие на рекламу').check()
    await pageOf(page).getByRole('checkbox', { name: 'Хочу узнавать об акциях' }).waitFor()
    expect(await pageOf(page).getByRole('checkbox', { checked: false }).count()).toBe(2)
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Форма сохранена').waitFor()
    const form = await kept(id)
    expect(form).toMatchObject({
      thanks_text: 'Ждите звонка',
      consent: { link: 'https://shop.example/privacy' },
      ads_consent: { text: 'Хочу узнавать об акциях', link: null },
    })
    await page.getByRole('button', { name: 'Закрыть форму' }).click()
    await page.getByRole('button', { name: 'Открыть форму снова' }).waitFor()
    expect(await kept(id)).toMatchObject({ closed: true })
  })

  test('says that somebody else saved the form, and loses nothing', async () => {
    const id = await formOf('Двое')
    const page = await open(`${section}/${id}`, { expects: [412] })
    await page.getByLabel('Кнопка').fill('Вызвать')
    await api('PATCH', `/forms/${id}`, { title: 'Другой заголовок' })
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Форму тем временем сохранил кто-то ещё').waitFor()
    await pageOf(page).getByRole('heading', { name: 'Другой заголовок' }).waitFor()
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Форма сохранена').waitFor()
    expect(await kept(id)).toMatchObject({ title: 'Другой заголовок', button: 'Вызвать' })
  })

  test('says so of a draft that is older than the version that somebody else saved', async () => {
    const id = await formOf('Старый черновик')
    const page = await open(`${section}/${id}`, { expects: [412] })
    await page.getByLabel('Кнопка').fill('Вызвать')
    await page.getByText('1 правка не сохранена').waitFor()
    await api('PATCH', `/forms/${id}`, { button: 'Заказать', closed: true })
    await page.reload()
    await page.getByRole('button', { name: 'Открыть форму снова' }).click() // reopening makes a version too
    await page.getByRole('button', { name: 'Закрыть форму' }).waitFor()
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Форму тем временем сохранил кто-то ещё').waitFor()
    expect((await kept(id)).button).toBe('Заказать')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByText('Форма сохранена').waitFor()
    expect((await kept(id)).button).toBe('Вызвать')
  })

  test('saves with a key of the Russian layout while a field has the focus, and discards edits', async () => {
    const fields = [{ input: 'own', name: 'Цвет', label: 'Цвет', required: false, options: ['Белый'] }]
    const { id } = await api('POST', '/forms', { name: 'Раскладка', fields })
    const page = await open(`${section}/${id}`)
    const origins = page.getByLabel('На каких сайтах')
    await origins.pressSequentially('shop.example, ')
    await page.getByText('1 правка не сохранена').waitFor()
    const press = { key: 'ы', code: 'KeyS', ctrlKey: true, bubbles: true, cancelable: true }
    await page.evaluate(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown', ${JSON.stringify(press)}))`)
    await page.getByText('Форма сохранена').waitFor()
    expect((await kept(id)).origins).toEqual(['https://shop.example'])

    await page.getByRole('button', { name: 'Изменить «Цвет»' }).click()
    const options = page.getByLabel('Варианты, по одному в строке')
    await origins.fill('other.example')
    await options.fill('Белый\nЧёрный\n')
    await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
    await page.getByText('не сохранен').waitFor({ state: 'detached' })
    expect([await origins.inputValue(), (await options.inputValue()).trim()]).toEqual(['https://shop.example', 'Белый'])
  })

  test('works with a thumb', async () => {
    const id = await formOf('Большим пальцем')
    const page = await open(`${section}/${id}`, phone)
    await page.getByRole('button', { name: 'Правка' }).tap()
    await page.getByRole('button', { name: 'Изменить «Сообщение»' }).tap()
    await page.getByRole('button', { name: 'Убрать поле' }).tap()
    await page.getByRole('button', { name: 'Сохранить' }).tap()
    await page.getByText('Форма сохранена').waitFor()
    expect(await labels(id)).toEqual(['Имя', 'Телефон'])
  })
})
