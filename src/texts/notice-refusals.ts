import type { Sentences } from './sentences.ts'

/** The texts about chats and links of notices. */
export const english = {
  'no-such-notice-chat': ({ id }) => `There is no chat ${id} in this project`,
  'no-such-notice-link': ({ id }) => `You have no link ${id} in this project`,
} satisfies Pick<Sentences, Code>

export const russian = {
  'no-such-notice-chat': ({ id }) => `Чата ${id} в этом проекте нет`,
  'no-such-notice-link': ({ id }) => `Подключения ${id} у вас в этом проекте нет`,
} satisfies Pick<Sentences, Code>

type Code = 'no-such-notice-chat' | 'no-such-notice-link'
