import { test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { drawer, owner, project } from './desk-page.ts'

const name = 'Борис Агеев'
const first = { email: 'boris@example.com', name, role: 'agent' } as const
const second = { email: 'ageev@example.com', name, role: 'agent' } as const
const former = { email: 'vera@example.com', name: 'Вера Зимина', role: 'agent' } as const
const present = { ...former, email: 'zimina@example.com' }
const { open, api } = useConsole({ leads: 0, people: [owner, first, second, former, present] })

async function idOf(email: string): Promise<string> {
  const { items } = await api('GET', '/members')
  return items.find((each: { email: string }) => each.email === email).id
}

async function commentsOf(lead: string): Promise<unknown[]> {
  const { items } = await api('GET', `/leads/${lead}/events`)
  return items.map((each: { after: { comment?: string } }) => each.after.comment)
}

test('of two members with the same name the chosen one is mentioned, even after an edit and after they left', async () => {
  const { id } = (await api('POST', '/leads', { title: 'Окна' })).lead
  const meant = await idOf(second.email)
  const page = await open(`/p/${project}/leads/${id}?period=all`)
  await drawer(page).locator('dl').waitFor()
  await page.keyboard.press('c')
  await page.keyboard.type('Спроси @Бор')
  await page.getByRole('option').filter({ hasText: second.email }).click()
  await page.keyboard.type('сам')
  await page.keyboard.press('Control+Enter')
  await until(
    async () => (await commentsOf(id)).includes(`Спроси [member:${meant}] сам`),
    'the chosen one to be mentioned',
  )

  await api('DELETE', `/members/${meant}`)
  await page.reload()
  await drawer(page).getByRole('button', { name: 'Действия с комментарием' }).click()
  await page.getByRole('menuitem', { name: 'Изменить' }).click()
  const field = drawer(page).getByRole('textbox', { name: 'Текст комментария' })
  await field.press('Home')
  await page.keyboard.type('Завтра: ')
  await page.keyboard.press('Control+Enter')
  const changed = `Завтра: Спроси [member:${meant}] сам`
  await until(async () => (await commentsOf(id)).includes(changed), 'the edit to mention the same member')
})

test('a typed name means the member who has not left', async () => {
  await api('DELETE', `/members/${await idOf(former.email)}`)
  const { id } = (await api('POST', '/leads', { title: 'Двери' })).lead
  const page = await open(`/p/${project}/leads/${id}?period=all`)
  await drawer(page).locator('dl').waitFor()
  await page.keyboard.press('c')
  await page.keyboard.type(`@${present.name}, привет`)
  await page.keyboard.press('Control+Enter')
  const meant = `[member:${await idOf(present.email)}], привет`
  await until(async () => (await commentsOf(id)).includes(meant), 'the member who works here to be mentioned')
})
