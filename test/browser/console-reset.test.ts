import { afterAll, expect, test } from 'vitest'
import { freePort } from '../ports.ts'
import { decoded, openPostOffice } from '../post-office.ts'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { owner, password } from './desk-page.ts'

const { smtpUrl, letters, close } = await openPostOffice()
afterAll(close)
const port = await freePort()

const { open } = useConsole({
  leads: 0,
  settings: {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'Desk <desk@example.com>',
  },
})
const stranger = { email: null, expects: [400, 401] }

test('a forgotten password is replaced through the link in a letter, once', {
  timeout: 60_000,
}, async () => {
  const page = await open('/sign-in', stranger)
  await page.getByRole('button', { name: 'Прислать ссылку' }).click()
  await page.getByLabel('Почта').fill(owner.email)
  await page.getByRole('button', { name: 'Прислать ссылку' }).click()
  await page.getByRole('heading', { name: 'Письмо отправлено' }).waitFor()
  const link = linkIn(await until(() => letters[0], 'a letter to come'))

  const there = await open(link, stranger)
  const choose = async () => {
    await there.getByRole('textbox', { name: /^Новый пароль/ }).fill('another battery staple')
    await there.getByRole('button', { name: 'Сменить пароль' }).click()
  }
  await choose()
  await there.getByText('Пароль сменён, теперь можно войти.').waitFor()
  await there.getByRole('link', { name: 'Войти' }).click()
  const enter = async (secret: string) => {
    await there.getByLabel(/^Почта/).fill(owner.email)
    await there.getByLabel(/^Пароль/).fill(secret)
    await there.getByRole('button', { name: 'Войти' }).click()
  }
  await enter(password)
  await there.getByText('Неверная почта или пароль').waitFor()
  await enter('another battery staple')
  await there.waitForURL(/\/leads/)

  await there.goto(new URL(link, there.url()).href)
  await choose()
  await there.getByRole('alert').filter({ hasText: 'Ссылка использована или устарела' }).waitFor()
  await there.getByRole('link', { name: 'Ко входу' }).waitFor()
  expect(letters).toHaveLength(2) // the link, and a notice of the change
})

/** The path of the link in a letter. */
function linkIn(letter: string): string {
  return String(/\/reset#token=[\w-]+/.exec(decoded(letter))?.[0])
}
