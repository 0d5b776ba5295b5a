import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, project } from './desk-page.ts'

const manager = { email: 'maria@example.com', name: 'Мария Котова', role: 'manager' as const }
const agent = { email: 'boris@example.com', name: 'Борис Агеев', role: 'agent' as const }
const viewer = { email: 'vera@example.com', name: 'Вера Ли', role: 'viewer' as const }
const contractor = { email: 'sub@example.com', name: 'Пётр Подряд', role: 'contractor' as const, sources: ['vk'] }
const { open, api } = useConsole({ leads: 0, people: [owner, manager, agent, viewer, contractor] })
const leads = `/p/${project}/leads`

describe('an empty desk', () => {
  const ways = [
    'Готовая форма по ссылке',
    'Код для сайта',
    'Готовый источник',
    'Загрузить из файла',
    'Записать вручную',
  ]

  test.each([
    [owner, ways, 'Подключите сайт'],
    [manager, ways, 'Подключите сайт'],
    [agent, ways.slice(3), 'Сайт подключает владелец или менеджер проекта.'],
    [viewer, [], 'Они появятся здесь, как только придут.'],
    [contractor, [], 'Они появятся здесь, как только придут.'],
  ])('offers what the member may do: $role', async ({ email }, offered, hint) => {
    const page = await open(leads, { email })
    const begin = page.locator('section', { hasText: hint })
    await begin.waitFor()
    const texts = await begin.locator('a .m, button .m').allTextContents()
    expect(texts).toEqual(offered)
  })
})

describe('views', () => {
  const views = { kind: 'list', period: 'all', filter: { and: [] }, shared: true }

  test('can be saved by everybody but a viewer, who is not offered it', async () => {
    await api('POST', '/views', { ...views, name: 'Для всех' })
    for (const { email, mayWrite } of [
      { email: contractor.email, mayWrite: true },
      { email: viewer.email, mayWrite: false },
    ]) {
      const page = await open(leads, { email })
      const tabs = page.getByRole('navigation', { name: 'Виды' })
      await tabs.getByRole('button', { name: 'Для всех' }).click()
      await page.waitForURL(/view=\d/)
      const save = tabs.getByRole('button', { name: 'Сохранить как новый вид' })
      expect(await save.count()).toBe(mayWrite ? 1 : 0)
      expect(await tabs.getByRole('button', { name: 'Действия с видом' }).count()).toBe(0)
    }
  })
})

test('the mapping of a source can be tried by those who work leads, and only seen by a viewer', async () => {
  await api('PUT', '/mappings/quiz', { kind: 'generic', title: 'Квиз', rules: [{ path: 'tel', to: 'phone' }] })
  for (const { email, mayTry } of [
    { email: agent.email, mayTry: 1 },
    { email: viewer.email, mayTry: 0 },
  ]) {
    const page = await open(`/p/${project}/forms/source/quiz`, { email })
    const mapping = page.getByRole('region', { name: 'Как понимаем присланное' })
    await mapping.locator('input[value=tel]').waitFor()
    expect(await mapping.getByRole('button', { name: 'Разобрать пример' }).count()).toBe(mayTry)
    expect(await mapping.getByRole('textbox', { disabled: false }).count()).toBe(mayTry)
  }
})
