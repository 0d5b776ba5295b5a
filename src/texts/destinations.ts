import type { Sentences } from './sentences.ts'

export const english = {
  'wrong-url': ({ given }, argument) =>
    `Argument ${argument} is no address to send to: "${given}". Right would be https://example.com/hook`,
  'url-with-password': (_, argument) =>
    `Argument ${argument} must not hold a name or a password. Right would be https://example.com/hook: each request is signed instead`,
  'url-unencrypted': ({ host }, argument) =>
    `Argument ${argument} must begin with https: what is sent holds phones and e-mails. Only where DELIVERY_ALLOW names ${host}, http: is taken too`,
  'closed-port': ({ port }, argument) =>
    `Argument ${argument} names port ${port}, on which another service listens than the web. Right would be 443 or 8443`,
  'unknown-host': ({ host }, argument) =>
    `Argument ${argument} names ${host}, and no such host is found. Right would be the name of a server on the internet`,
  'private-address': ({ host, address }, argument) =>
    `Argument ${argument} leads to ${host} at ${address}, which is not on the internet. Right would be a public address, or one that DELIVERY_ALLOW names`,
  'wrong-secret': ({ min, max }, argument) =>
    `Argument ${argument} is no secret of webhooks. Right would be whsec_ and ${min} to ${max} bytes in base64, or none: then the desk makes one`,
  'wrong-counter': (_, argument) =>
    `Argument ${argument} is no counter of Yandex Metrica. Right would be its number: 12345678`,
  'wrong-token': (_, argument) =>
    `Argument ${argument} is no OAuth token. Right would be what oauth.yandex.ru shows, for an application with the right metrika:write`,
  'secret-unreadable': ({ id }) =>
    `The secret of destination ${id} was encrypted with another SECRET_KEY. Put that key back, or rotate the secret`,
  'no-such-destination': ({ id }) => `There is no destination ${id} in this project`,
  'no-such-delivery': ({ event }) => `There is no delivery of event ${event} to this destination`,
  'destination-changed': ({ id }) => `Destination ${id} was changed meanwhile. Read it again`,
  'too-many-destinations': ({ limit }) => `A project may have at most ${limit} destinations`,
} satisfies Partial<Sentences>

export const russian = {
  'wrong-url': ({ given }, argument) =>
    `Параметр ${argument} — не адрес для отправки: «${given}». Правильно: https://example.com/hook`,
  'url-with-password': (_, argument) =>
    `В параметре ${argument} не должно быть имени и пароля. Правильно: https://example.com/hook, а каждый запрос подписан`,
  'url-unencrypted': ({ host }, argument) =>
    `Параметр ${argument} должен начинаться с https: отправляются телефоны и почта. С http: — только если ${host} назван в DELIVERY_ALLOW`,
  'closed-port': ({ port }, argument) =>
    `В параметре ${argument} порт ${port}, на котором работает не сайт, а другая служба. Правильно: 443 или 8443`,
  'unknown-host': ({ host }, argument) =>
    `В параметре ${argument} сервер ${host}, но такого имени нет. Правильно: имя сервера в интернете`,
  'private-address': ({ host, address }, argument) =>
    `Параметр ${argument} ведёт к ${host} по адресу ${address}, а это не интернет. Правильно: публичный адрес или тот, что назван в DELIVERY_ALLOW`,
  'wrong-secret': ({ min, max }, argument) =>
    `Параметр ${argument} — не секрет вебхука. Правильно: whsec_ и от ${min} до ${max} байт в base64; без него секрет создастся сам`,
  'wrong-counter': (_, argument) => `Параметр ${argument} — не счётчик Яндекс Метрики. Правильно: его номер, 12345678`,
  'wrong-token': (_, argument) =>
    `Параметр ${argument} — не OAuth-токен. Правильно: то, что показывает oauth.yandex.ru, для приложения с правом metrika:write`,
  'secret-unreadable': ({ id }) =>
    `Секрет получателя ${id} зашифрован другим SECRET_KEY. Верните тот ключ или смените секрет`,
  'no-such-destination': ({ id }) => `В этом проекте нет получателя ${id}`,
  'no-such-delivery': ({ event }) => `Получателю не отправляли событие ${event}`,
  'destination-changed': ({ id }) => `Получателя ${id} тем временем изменили. Прочитайте его снова`,
  'too-many-destinations': ({ limit }) => `Получателей в проекте может быть не больше ${limit}`,
} satisfies Partial<Sentences>
