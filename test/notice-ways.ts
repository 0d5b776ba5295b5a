import PostalMime from 'postal-mime'
import { afterAll, beforeAll } from 'vitest'
import { findProject } from '../src/actions/projects.ts'
import { createMessengers, type MessengerOptions } from '../src/deliver/messengers.ts'
import { createEmail } from '../src/deliver/ways/email.ts'
import { createMax } from '../src/deliver/ways/max.ts'
import { createPush } from '../src/deliver/ways/push.ts'
import { createTelegram } from '../src/deliver/ways/telegram.ts'
import type { NoticeAddress, NoticeMessage } from '../src/deliver/ways/way.ts'
import type { Project } from '../src/domain/project.ts'
import { createMailer } from '../src/people/mail.ts'
import { sqlite } from './databases.ts'
import { useDesk } from './desk.ts'
import { openFakeMax } from './fake-max.ts'
import { openFakePush } from './fake-push.ts'
import { openFakeTelegram } from './fake-telegram.ts'
import { openPostOffice } from './post-office.ts'

export const [token, maxToken] = [`123456:${'s'.repeat(30)}`, 'a-secret-of-max-123']
const secret = 'a secret of tests, long enough'
const allowed = { blocks: ['127.0.0.0/8'], hosts: [] }
const publicUrl = 'https://desk.example.com'
/** The signal of a process that never ends. */
export const never = new AbortController().signal

type Opened<Open extends () => Promise<unknown>> = Awaited<ReturnType<Open>>
type Services = {
  telegram: Opened<typeof openFakeTelegram>
  max: Opened<typeof openFakeMax>
  push: Opened<typeof openFakePush>
  post: Opened<typeof openPostOffice>
}

/** A desk, the services that its ways send to, and recipients of each way. */
export function useWays() {
  const desk = useDesk(sqlite())
  let project: Project
  const services = {} as Services
  const closing: (() => Promise<void>)[] = []

  /** The ways as a process opens them. */
  const open = ({
    smtpUrl = services.post.smtpUrl,
    ...options
  }: Partial<MessengerOptions> & { smtpUrl?: string } = {}) => {
    const messengers = createMessengers(desk().store, {
      ...{ secret, clock: () => desk().clock.now, allowed },
      telegram: { api: services.telegram.url, token },
      max: { api: services.max.url, token: maxToken },
      ...options,
    })
    const mailer = createMailer({ smtpUrl, from: 'desk@example.com', publicUrl, onFault: () => {} })
    closing.push(messengers.close, async () => mailer.close())
    const ways = {
      telegram: createTelegram(messengers),
      max: createMax(messengers),
      push: createPush(messengers),
      email: createEmail(mailer.sendLetter, publicUrl),
    }
    return { messengers, ways }
  }
  const message = (rest: Partial<NoticeMessage> = {}): NoticeMessage => ({
    ...{
      id: 'n1',
      project,
      to: { member: 1 },
      kind: 'new',
      title: 'Новая заявка № 678',
      lines: ['Ремонт <b> & «Яндекс»'],
    },
    ...{
      link: 'https://desk.example.com/p/12345/leads/678',
      lead: 678,
      buttons: ['take', 'spam', 'called'],
      unsubscribe: null,
    },
    ...rest,
  })
  const at = (address: string, details: string | null = null): NoticeAddress => ({ address, topic: null, details })
  /** A new recipient of a way, what it got, and how it refuses. */
  let people = 100
  const recipients = {
    async telegram() {
      const { id } = services.telegram.person(++people, 'Анна')
      const here = () => services.telegram.sent.filter(({ chat }) => chat === id).map(({ text }) => text)
      const refuse = () =>
        void services.telegram.chats.set(id, { id, kind: 'private', refuses: 'Forbidden: bot was blocked by the user' })
      return { to: at(String(id)), got: here, refuse, state: services.telegram.state }
    },
    async max() {
      const { id } = services.max.person(++people, 'Анна')
      const here = () => services.max.sent.filter(({ to }) => to === `user:${id}`).map(({ text }) => text)
      const refuse = () =>
        void services.max.chats.set(`user:${id}`, { refuses: [403, 'chat.denied', 'error.dialog.suspended'] })
      return { to: at(`user:${id}`), got: here, refuse, state: services.max.state }
    },
    async push() {
      const { publicKey } = await open().messengers.pushKeys()
      const browser = services.push.subscribe(publicKey)
      const details = JSON.stringify({ ...browser.keys, key: publicKey })
      const here = () => services.push.shown(browser).map(({ text }) => text)
      return {
        to: at(browser.endpoint, details),
        got: here,
        refuse: () => services.push.lose(browser),
        state: services.push.state,
      }
    },
    async email() {
      const address = `anna${++people}@example.com`
      const read = async () => {
        const all = await Promise.all(services.post.letters.map((letter) => PostalMime.parse(letter)))
        return all.filter(({ to }) => to?.[0]?.address === address).map(({ subject, text }) => `${subject}\n${text}`)
      }
      return {
        to: at(address),
        got: read,
        refuse: () => void services.post.state.unknown.add(address),
        state: services.post.state,
      }
    },
  }

  beforeAll(async () => {
    services.telegram = await openFakeTelegram({ token })
    services.max = await openFakeMax({ token: maxToken })
    services.push = await openFakePush()
    services.post = await openPostOffice()
    project = await findProject(desk().store, 12345)
  })
  afterAll(async () => {
    for (const close of closing) await close()
    await Promise.all(Object.values(services).map((service) => service.close()))
  })

  return { desk, services, open, message, at, recipients, project: () => project }
}
