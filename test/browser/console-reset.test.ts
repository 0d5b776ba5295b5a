import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../ports.ts'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { owner, password } from './desk-page.ts'

/** A post office that keeps every letter. */
const letters: string[] = []
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk) => (text += chunk))
    stream.on('end', () => {
      letters.push(text)
      done()
    })
  },
})
await new Promise<void>((resolve) => void post.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise<void>((resolve) => post.close(() => resolve())))
const port = await freePort()

const { open } = useConsole({
  leads: 0,
  settings: {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as { port: number }).port}`,
    MAIL_FROM: 'Desk <desk@example.com>',
  },
})
const stranger = { email: null, expects: [400, 401] }

test('who forgot their password asks for a letter, and chooses another by its link, once', {
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
  expect(letters).toHaveLength(1)
})

/** The path of the link in a letter, whichever way its text is encoded. */
function linkIn(letter: string): string {
  const [, body = ''] = letter.split(/\r?\n\r?\n(.*)/s)
  const text = /^Content-Transfer-Encoding: base64/im.test(letter)
    ? Buffer.from(body, 'base64').toString()
    : body.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
  return String(/\/reset#token=[\w-]+/.exec(text)?.[0])
}
