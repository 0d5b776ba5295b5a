import type { Sentences } from './sentences.ts'

/** The texts about bots. */
export const english = {
  'wrong-bot-token': ({ way }, argument) =>
    `Argument ${argument} is not a token that ${way} accepts. Copy it again from the place where the bot was created`,
  'messenger-unreachable': ({ way, reason }) => `${way} cannot be reached from this server: ${reason}`,
  'no-bot': ({ way }) => `The project has no ${way} bot yet. An owner or manager can set its token`,
  'bot-taken': ({ name }) =>
    `The bot ${name} serves another project or the whole desk. Create a separate bot for this project`,
  'too-many-links': ({ limit }) => `You have ${limit} links to messengers and browsers already, which is the maximum`,
} satisfies Pick<Sentences, Code>

export const russian = {
  'wrong-bot-token': ({ way }, argument) =>
    `Параметр ${argument}: ${way} не знает такого бота. Скопируйте ключ бота заново оттуда, где он создан`,
  'messenger-unreachable': ({ way, reason }) => `${way} недоступен с этого сервера: ${reason}`,
  'no-bot': ({ way }) => `У проекта ещё нет бота ${way}. Его задаёт владелец или менеджер`,
  'bot-taken': ({ name }) => `Бот ${name} работает для другого проекта или для всей установки. Создайте отдельного`,
  'too-many-links': ({ limit }) => `У вас уже ${limit} подключений, больше нельзя`,
} satisfies Pick<Sentences, Code>

type Code = 'too-many-links' | 'wrong-bot-token' | 'messenger-unreachable' | 'no-bot' | 'bot-taken'
