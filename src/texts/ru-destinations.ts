import type { Sentences } from './sentences.ts'

/** What is said of destinations, in Russian. */
export const destinations = {
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
  'secret-unreadable': ({ id }) =>
    `Секрет получателя ${id} зашифрован другим SECRET_KEY. Верните тот ключ или смените секрет`,
  'no-such-destination': ({ id }) => `В этом проекте нет получателя ${id}`,
  'no-such-delivery': ({ event }) => `Получателю не отправляли событие ${event}`,
  'destination-changed': ({ id }) => `Получателя ${id} тем временем изменили. Прочитайте его снова`,
  'too-many-destinations': ({ limit }) => `Получателей в проекте может быть не больше ${limit}`,
} satisfies Partial<Sentences>
