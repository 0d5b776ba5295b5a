import type { Sentences } from './sentences.ts'

export const english = {
  'wrong-url': ({ given }, argument) =>
    `Argument ${argument} is not an address for webhooks: "${given}". Expected https://example.com/hook`,
  'url-with-password': (_, argument) =>
    `Argument ${argument} must not contain a name or a password. Expected https://example.com/hook: each request is signed instead`,
  'url-unencrypted': ({ host }, argument) =>
    `Argument ${argument} must begin with https: because requests contain phones and e-mails. http: is allowed only if DELIVERY_ALLOW names ${host}`,
  'closed-port': ({ port }, argument) =>
    `Argument ${argument} names port ${port}, which belongs to a service other than the web. Expected 443 or 8443`,
  'unknown-host': ({ host }, argument) =>
    `Argument ${argument} names ${host}, and no such host was found. Expected the name of a server on the internet`,
  'private-address': ({ host, address }, argument) =>
    `Argument ${argument} leads to ${host} at ${address}, which is not a public address. Expected a public address, or one that DELIVERY_ALLOW names`,
  'wrong-secret': ({ min, max }, argument) =>
    `Argument ${argument} is not a webhook secret. Expected whsec_ and ${min} to ${max} bytes in base64; without it the server generates one`,
  'wrong-counter': (_, argument) =>
    `Argument ${argument} is not a counter of Yandex Metrica. Expected its number, such as 12345678`,
  'wrong-token': (_, argument) =>
    `Argument ${argument} is not an OAuth token. Expected a token from oauth.yandex.ru, for an application with the permission metrika:write`,
  'secret-unreadable': ({ id }) =>
    `The secret of destination ${id} was encrypted with another SECRET_KEY. Restore that key, or rotate the secret`,
  'no-such-destination': ({ id }) => `There is no destination ${id} in this project`,
  'no-such-delivery': ({ event }) => `There is no delivery of event ${event} to this destination`,
  'destination-changed': ({ id }) => `Destination ${id} was changed in the meantime. Read it again`,
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
