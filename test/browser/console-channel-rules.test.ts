import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { project, toast } from './desk-page.ts'

const { open, api } = useConsole({ leads: 40 })
const path = `/p/${project}/settings/sources`

describe('channels', () => {
  test('have rules that are tried before they are saved, and not lost', async () => {
    for (const source of ['Ярмарка на площади', 'ярмарка']) await api('POST', '/leads', { title: 'Окна', source })
    const page = await open(path)
    await page.getByRole('button', { name: /^Рекомендации: / }).click()
    await page.getByRole('button', { name: 'Правило', exact: true }).click()
    await page.getByText('Есть правило без значений').waitFor()
    const texts = page.locator('input[aria-label$=": значения"]').last()
    await texts.fill('ярмарка')
    await texts.press('Enter')
    await page.getByText('Канал сменят 2 заявки').waitFor()
    await page.getByText('Без канала → Рекомендации: 2').waitFor()
    await page.reload()
    await page.getByText('Канал сменят 2 заявки').waitFor()
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Правила сохранены').waitFor()
    const { rules } = await api('GET', '/channels/rules')
    expect(rules.at(-1).match).toEqual({ source: { contains: ['ярмарка'] } })
  })

  test('do not overwrite those that somebody else saved meanwhile', async () => {
    const page = await open(path, { expects: [412] })
    await page.getByRole('button', { name: /^Рекомендации: / }).click()
    await page.getByRole('button', { name: 'Правило', exact: true }).click()
    const texts = page.locator('input[aria-label$=": значения"]').last()
    await texts.fill('соседи')
    await texts.press('Enter')
    const { rules } = await api('GET', '/channels/rules')
    const theirs = [...rules, { channel: rules[0].channel, match: { source: { exact: ['листовка'] } } }]
    await api('PUT', '/channels/rules', { rules: theirs })
    await page.reload()
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'тем временем').waitFor()
    expect((await api('GET', '/channels/rules')).rules).toEqual(theirs)
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Правила сохранены').waitFor()
    expect((await api('GET', '/channels/rules')).rules.at(-1).match).toEqual({ source: { contains: ['соседи'] } })
  })

  test('are assigned to a source in one click, which is undone', async () => {
    await api('POST', '/leads', { title: 'Окна', source: 'Буклет №5' })
    const total = async () => {
      const filter = encodeURIComponent(
        '{"and":[{"field":"source","operator":"=","value":"буклет №5"},{"field":"channel","operator":"null","value":false}]}',
      )
      return (await api('GET', `/leads?filter=${filter}&limit=1`)).total
    }
    const page = await open(path)
    await page.getByRole('combobox', { name: 'Канал источника Буклет №5' }).selectOption('Рекомендации')
    await toast(page, 'Буклет №5 теперь в канале «Рекомендации»').waitFor()
    await until(async () => (await total()) === 1, 'the lead to have a channel')
    await page.getByRole('combobox', { name: 'Канал источника Буклет №5' }).waitFor({ state: 'detached' })
    await toast(page, 'Буклет №5').getByRole('button', { name: 'Отменить' }).click()
    await until(async () => (await total()) === 0, 'the channel to be taken back')
    await page.getByRole('combobox', { name: 'Канал источника Буклет №5' }).waitFor()
  })

  test('are suggested by the name of a source, and assigned in one click', async () => {
    await api('POST', '/leads', { title: 'Окна', source: 'target_vk_nov' })
    const page = await open(path)
    await page.getByRole('button', { name: 'VK Реклама? Канал источника target_vk_nov' }).click()
    await toast(page, 'target_vk_nov теперь в канале «VK Реклама»').waitFor()
    const { rules } = await api('GET', '/channels/rules')
    expect(JSON.stringify(rules)).toContain('{"source":{"exact":["target_vk_nov"]}}')
    await page.getByRole('combobox', { name: 'Канал источника target_vk_nov' }).waitFor({ state: 'detached' })
  })

  test('are added, renamed, coloured, ordered by keys and removed', async () => {
    const page = await open(path)
    const names = async () => ((await api('GET', '/channels')).items as { name: string }[]).map(({ name }) => name)
    await page.getByRole('textbox', { name: 'Новый канал' }).fill('Буклеты')
    await page.getByRole('button', { name: 'Добавить' }).click()
    const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Переставить «Буклеты»' }) })
    await row.getByRole('button', { name: 'Цвет «Буклеты»' }).click()
    await page.getByRole('button', { name: 'розовый' }).click()
    await until(async () => (await api('GET', '/channels')).items.at(-1).colour === 'pink', 'the colour')
    const last = (await names()).length - 1
    await row.getByRole('button', { name: 'Переставить «Буклеты»' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: 'Взято: Буклеты' }).waitFor()
    const moved = page.getByRole('status').filter({ hasText: 'Буклеты. Место:' })
    const move = async () => {
      await page.keyboard.press('ArrowUp')
      return moved.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    }
    await until(move, 'the one that is carried to go up')
    await page.keyboard.press('Space')
    await until(async () => (await names()).indexOf('Буклеты') < last, 'the order')
    await row.getByRole('button', { name: 'Удалить канал' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить канал' }).click()
    await toast(page, 'Канал «Буклеты» удалён').waitFor()
    expect(await names()).not.toContain('Буклеты')
  })
})
