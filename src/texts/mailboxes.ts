import type { Sentences } from './sentences.ts'

export const english = {
  'no-such-mailbox': ({ id }) => `There is no mailbox ${id} in this project`,
  'too-many-mailboxes': ({ limit }) => `A project may have at most ${limit} mailboxes`,
  'wrong-sender-rule': ({ given }, argument) =>
    `Argument ${argument} is not a rule for a sender: "${given}". Expected @avito.ru=avito-letters, or spam@example.com= to ignore letters`,
  'mail-unencrypted': ({ host }, argument) =>
    `Argument ${argument}: a password is sent to ${host} only with encryption. Expected tls or starttls; none is allowed only if DELIVERY_ALLOW names the address`,
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
