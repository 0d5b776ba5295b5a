import type { Sentences } from './sentences.ts'

export const english = {
  'no-such-mailbox': ({ id }) => `There is no mailbox ${id} in this project`,
  'too-many-mailboxes': ({ limit }) => `A project has at most ${limit} mailboxes`,
  'wrong-sender-rule': ({ given }, argument) =>
    `Argument ${argument} is no rule for a sender: "${given}". Right would be @avito.ru=avito-letters, or spam@example.com= for letters that are not taken`,
  'mail-unencrypted': ({ host }, argument) =>
    `Argument ${argument}: a password goes to ${host} encrypted alone. Right would be tls or starttls; only where DELIVERY_ALLOW names the address, none is taken too`,
} satisfies Pick<Sentences, Code>

export const russian = {
  'no-such-mailbox': ({ id }) => `Почтового ящика ${id} в этом проекте нет`,
  'too-many-mailboxes': ({ limit }) => `В проекте бывает не больше ${limit} почтовых ящиков`,
  'wrong-sender-rule': ({ given }, argument) =>
    `Параметр ${argument} — не правило для отправителя: «${given}». Правильно: @avito.ru=avito-letters, или spam@example.com= для писем, которые не нужны`,
  'mail-unencrypted': ({ host }, argument) =>
    `Параметр ${argument}: пароль для ${host} передаётся только с шифрованием. Правильно: tls или starttls; none — только для адресов из DELIVERY_ALLOW`,
} satisfies Pick<Sentences, Code>

type Code = 'no-such-mailbox' | 'too-many-mailboxes' | 'wrong-sender-rule' | 'mail-unencrypted'
