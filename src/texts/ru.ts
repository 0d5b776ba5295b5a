import type { Refusal } from '../domain/refusal.ts'
import { russian as backupSentences } from './backups.ts'
import { russian as botSentences } from './bots.ts'
import { russian as costSentences } from './costs.ts'
import { russian as destinationSentences } from './destinations.ts'
import { russian as importSentences } from './imports.ts'
import { russian as limitSentences } from './limits.ts'
import { russian as mailboxSentences } from './mailboxes.ts'
import { russian as noticeSentences } from './notice-refusals.ts'
import { russian as pullSentences } from './pulls.ts'
import { counted } from './ru-numbers.ts'
import { type Sentences, say } from './sentences.ts'
import { russian as storeSentences } from './stores.ts'

/** The Russian sentence of a refusal, in the words of a sales desk. `/api/v1` is always in English. */
export function sentence(refusal: Refusal): string {
  return say(sentences, refusal)
}

const list = (known: readonly string[]) => known.join(' ')

/** Words for kinds of values, where a refusal names the kind instead of the value. */
const inWords = (kind: string) => kinds[kind] ?? kind
const kinds: Record<string, string> = { 'a list': 'список', 'an object': 'объект' }

/**
 * Accusative forms, after «через» and in «сделано 3 …». Genitive forms, after «больше» and «не меньше», where few
 * equals many.
 */
const seconds = ['секунду', 'секунды', 'секунд'] as const
const leads = ['заявка', 'заявки', 'заявок'] as const
const characters = ['символ', 'символа', 'символов'] as const
const ofCharacters = ['символа', 'символов', 'символов'] as const
const ofBytes = ['байта', 'байт', 'байт'] as const
const ofValues = ['значения', 'значений', 'значений'] as const
const ofChannels = ['канала', 'каналов', 'каналов'] as const
const ofFields = ['своего поля', 'своих полей', 'своих полей'] as const
const ofReasons = ['причины', 'причин', 'причин'] as const
const ofRules = ['правила', 'правил', 'правил'] as const
const ofTexts = ['текста', 'текстов', 'текстов'] as const
const ofForms = ['формы', 'форм', 'форм'] as const
const ofViews = ['вида', 'видов', 'видов'] as const
const ofMappings = ['разбора', 'разборов', 'разборов'] as const

const aspects = {
  scope: 'с другими правами',
  end: 'с другим сроком',
  name: 'с другим названием',
  origins: 'для других сайтов',
  visits: 'с другой настройкой счётчика',
}

const sentences: Sentences = {
  'no-key': () => 'Нужен ключ: в заголовке Api-key или в адресе, в параметре key',
  'unknown-key': () => 'Ключ неизвестен или отозван',
  'key-expired': ({ end }) => `Срок ключа истёк: ${end}`,
  'no-access': ({ project }) => `Проект ${project} для вас не открыт`,
  'out-of-scope': ({ held, needed }) => `У ключа права ${held}, а здесь нужны ${needed}`,
  'rate-limited': ({ seconds: after }) => `Запросов было слишком много. Повторите через ${counted(after, seconds)}`,
  'event-ahead': ({ given, last }, argument) =>
    `Параметр ${argument}: событие ${given} ещё не произошло. Последнее событие: ${last}`,

  'body-too-large': ({ limit }) => `Тело запроса больше ${counted(limit, ofBytes)}`,
  'not-json': ({ reason }, argument) => `${argument ? `Параметр ${argument}` : 'Тело запроса'} — не JSON: ${reason}`,
  'not-object': ({ given }) => `Тело запроса должно быть объектом JSON, а это ${inWords(given)}`,
  'unsafe-key': (_, argument) => `Имя параметра ${argument} недопустимо`,
  'has-nul': (_, argument) => `В параметре ${argument} есть символ NUL`,

  required: (_, argument) => `Не указан обязательный параметр ${argument}`,
  'not-digits': ({ given }, argument) =>
    `Параметр ${argument} должен быть целым числом, числом или строкой цифр: «${given}»`,
  'out-of-range': ({ given, min, max }, argument) => `Параметр ${argument} должен быть от ${min} до ${max}: «${given}»`,
  'not-text': ({ given }, argument) => `Параметр ${argument} должен быть строкой, а это ${inWords(given)}`,
  'too-long': ({ length, limit }, argument) =>
    `Параметр ${argument} слишком длинный: ${counted(length, characters)}, хранится не больше ${limit}`,
  'not-date': ({ given }, argument) =>
    `Параметр ${argument} — не дата: «${given}». Верно было бы 2023-02-22T08:05:35+0000 или 2023-02-22`,
  'not-price': ({ given }, argument) =>
    `Параметр ${argument} — не сумма: «${given}». Верно было бы 12500 или 12500.50, от 0 и меньше 1000000000000`,
  'not-decimal': ({ given }, argument) => `Параметр ${argument} — не десятичное число: «${given}»`,
  'not-flag': ({ given }, argument) =>
    `Параметр ${argument} должен быть 1 (не заполнено) или 0 (заполнено): «${given}»`,
  'not-days': ({ given }, argument) =>
    `Параметр ${argument} должен быть днями в виде 2021-07-07-2021-09-24, а не «${given}»`,
  'not-interval': (_, argument) => `Параметр ${argument} — не период: нужны две даты, и первая не позже второй`,
  'unknown-choice': ({ given, known }, argument) =>
    `Значение параметра ${argument} неизвестно: «${given}». Известны: ${list(known)}`,
  'unknown-status': ({ given, known }, argument) =>
    `Параметр ${argument} — не статус этого проекта: «${given}». Известны: ${list(known)}`,
  'bad-idempotency-key': (_, argument) => `Заголовок ${argument} — от 1 до 255 видимых символов ASCII`,

  'not-filters': (_, argument) =>
    `Параметр ${argument} должен быть списком условий или одной группой {"and": […]} либо {"or": […]}`,
  'not-condition': (_, argument) =>
    `Параметр ${argument} должен быть условием {"field", "operator", "value"} или ["field", "operator", "value"] либо группой`,
  'not-group': (_, argument) =>
    `Параметр ${argument} должен быть группой с одним ключом, "and" или "or", и списком в нём`,
  'unknown-field': ({ given, known }, argument) =>
    `Имя в параметре ${argument} неизвестно: «${given}». ${known.length > 0 ? `Известны: ${list(known)}` : 'Здесь имён нет'}`,
  'unknown-operator': ({ given, known }, argument) =>
    `Оператор в параметре ${argument} неизвестен: «${given}». Известны: ${list(known)}`,
  'operator-misfit': ({ given, field, known }, argument) =>
    `Оператор в параметре ${argument} не подходит к полю ${field}: «${given}». Подходят: ${list(known)}`,
  'not-one-value': ({ given }, argument) =>
    `В параметре ${argument} должно быть одно значение, а это ${inWords(given)}`,
  'too-many-values': ({ limit }, argument) => `В параметре ${argument} больше ${counted(limit, ofValues)}`,
  'too-many-buckets': ({ limit }, argument) =>
    `Параметр ${argument} делит период больше чем на ${limit} частей: выберите единицу длиннее или период короче`,

  'page-too-long': ({ limit, fits }, argument) =>
    `Параметр ${argument} слишком велик для таких длинных заявок: их тексты вместе больше ${counted(limit, ofBytes)}. Верно было бы ${fits} или меньше: столько помещается всегда`,

  'no-such-path': () => 'Такого метода нет',
  'no-such-lead': ({ id }) => `В этом проекте нет заявки ${id}`,
  'other-body': (_, argument) => `С этим значением заголовка ${argument} уже приходил запрос с другим телом`,
  unavailable: ({ seconds: after }) =>
    `Сейчас принять это нельзя, ничего не сохранено. Повторите через ${counted(after, seconds)}`,

  'no-such-project': ({ id }) => `Проекта ${id} нет`,
  'project-exists': ({ id }) => `Проект ${id} уже есть`,
  'demo-exists': ({ id }) => `В проекте ${id} демо-данные уже есть: их убирает --remove`,
  'unknown-time-zone': ({ given }, argument) =>
    `Параметр ${argument} — не часовой пояс: «${given}». Верно было бы Europe/Moscow`,
  'unknown-country': ({ given }, argument) => `Параметр ${argument} — не страна: «${given}». Верно было бы RU`,
  'unknown-currency': ({ given }, argument) => `Параметр ${argument} — не валюта: «${given}». Верно было бы RUB`,
  'no-such-key': ({ id }) => `Ключа ${id} нет`,
  'key-too-short': ({ limit }, argument) =>
    `Параметр ${argument} слишком короток для ключа: нужно не меньше ${counted(limit, ofCharacters)}`,
  'key-unprintable': (_, argument) =>
    `Параметр ${argument} должен состоять из видимых символов ASCII, чтобы его можно было передать в заголовке`,
  'key-ended': (_, argument) => `Параметр ${argument} — ключ, который отозван или просрочен; сделайте другой`,
  'key-differs': ({ what }, argument) => `Параметр ${argument} — ключ, который уже сделан ${aspects[what]}`,
  'capture-one-project': () => 'Ключ с правами capture относится ровно к одному проекту',
  'no-such-status': ({ id }, argument) => `Параметр ${argument}: в этом проекте нет статуса ${id}`,
  'status-exists': ({ id }) => `Статус ${id} в этом проекте уже есть`,
  'status-id-used': ({ id }) =>
    `Номер ${id} был у статуса, который удалён, и события означают его. Выберите другой или не указывайте номер`,
  'needs-replacement': ({ id, leads: held }) =>
    `В статусе ${id} ${counted(held, leads)}: укажите в replacement, в какой статус их перевести`,
  'same-replacement': ({ id }) => `Статус ${id} нельзя заменить им самим`,
  'last-status': () => 'В проекте остаётся хотя бы один статус',

  'port-unusable': ({ address, reason }) =>
    `Сервер не может принимать запросы на ${address}: ${reason === 'EADDRINUSE' ? 'адрес занят другой программой' : reason}`,
  'lead-changed': ({ id }) => `Заявку ${id} тем временем изменили. Посмотрите, какой она стала, и измените снова`,
  'lead-in-bin': ({ id }) => `Заявка ${id} в корзине. Сначала верните её`,
  'lead-not-in-bin': ({ id }) => `Заявка ${id} не в корзине. Навсегда удаляется только то, что лежит в корзине`,
  'too-many-fields': ({ limit }, argument) => `Параметр ${argument}: своих полей у заявки не больше ${limit}`,
  'merges-itself': ({ id }) => `Заявка ${id} названа дважды: объединяют разные заявки, каждую один раз`,
  'no-such-event': ({ number }) => `В этом проекте нет события ${number}`,
  'no-such-job': ({ id }) => `Задания ${id} нет`,
  'no-such-receipt': ({ id }) => `Обращения ${id} нет`,
  'no-capture-key': () => 'Нужен ключ со scope capture: key=КЛЮЧ или заголовок Api-key',
  'foreign-origin': ({ origin }) => `С сайта ${origin} сюда отправлять нельзя`,
  'bulk-unclear': () =>
    'Укажите, какие заявки: ids или что-то из period, filter и q; и что сделать: одно из set, remove, restore',
  'no-such-undo': () => 'По этому коду отменять нечего. Изменения можно отменить в течение 30 дней',
  'not-undoable': () => 'Это событие отменить нельзя: оно ничего не меняло или ему больше 30 дней',
  'unknown-period': ({ given, known }, argument) =>
    `Параметр ${argument} — не период: «${given}». Известны: ${list(known)}, или дни в виде 2024-01-01..2024-01-31`,
  'not-filter': (_, argument) =>
    `Параметр ${argument} должен быть условием {"field", "operator", "value"} или группой {"and": […]} либо {"or": […]}`,
  'unknown-name': ({ given, known }, argument) =>
    `В параметре ${argument} неизвестное имя: «${given}». Известны: ${list(known)}`,
  'not-list': ({ given }, argument) => `Параметр ${argument} должен быть списком, а это ${inWords(given)}`,
  'not-id': ({ given }, argument) =>
    `Параметр ${argument} должен быть строкой из цифр, например "12", а это ${inWords(given)}`,
  'not-time': ({ given }, argument) =>
    `Параметр ${argument} — не время с часовым поясом: «${given}». Верно было бы 2023-11-08T13:03:21Z`,
  'not-boolean': ({ given }, argument) => `Параметр ${argument} должен быть true или false, а это ${inWords(given)}`,
  'not-number': ({ given }, argument) => `Параметр ${argument} — не число: ${given}`,
  'not-day': ({ given }, argument) =>
    `Параметр ${argument} — не день: «${given}». Верно было бы 2024-03-05 или -P3D, то есть три дня назад`,
  'not-relative': ({ given }, argument) =>
    `Параметр ${argument} — не время от этой минуты: «${given}». Верно было бы -P3D или PT2H`,
  'no-bearer': () => 'Нужен ключ, в заголовке Authorization: Bearer KEY',
  'no-such-verb': ({ given, known }) => `Этот адрес не принимает ${given}. Он принимает ${list(known)}`,
  'unsupported-type': ({ given }) => `Тело типа ${given} здесь не читается. Нужно application/json`,
  'unsupported-if-match': () => 'Этот запрос не сравнивает версии. Отправьте его без If-Match',
  'given-twice': (_, argument) => `Параметр ${argument} указан дважды`,
  'wrong-type': ({ given, needed }, argument) => `Параметр ${argument} должен быть типа ${needed}: ${inWords(given)}`,
  'wrong-form': ({ given, right }, argument) =>
    `Параметр ${argument} записан не так: «${given}». Правильно, например: ${right}`,
  'too-few-values': ({ limit }, argument) => `В параметре ${argument} нужно значений не меньше, чем ${limit}`,
  'foreign-cursor': (_, argument) =>
    `Параметр ${argument} — курсор не этого списка. Возьмите next из его последнего ответа, не меняя остальных параметров`,
  'not-whole-order': ({ known }, argument) =>
    `В параметре ${argument} каждый статус должен быть назван один раз. Есть ${list(known)}`,
  'status-in-use': ({ id }, argument) =>
    `Параметр ${argument}: в статусе ${id} есть заявки, и их даты оплаты стали бы неверны. Сначала переведите их`,
  'status-has-reasons': ({ id, count }, argument) =>
    `Параметр ${argument}: причина отказа стоит у ${counted(count, ['заявки', 'заявок', 'заявок'])} в статусе ${id}, считая корзину, а бывает она только у отменённых. Сначала уберите её`,
  'country-in-use': ({ country }, argument) =>
    `Параметр ${argument} остаётся ${country}: телефоны заявок проекта хранятся как номера этой страны`,
  'key-outlives': ({ end }, argument) =>
    `Параметр ${argument} не может быть позже конца ключа, которым он создаётся, ${end}`,
  'request-in-progress': ({ seconds: wait }, argument) =>
    `Заголовок ${argument} — от запроса, который ещё идёт или оборвался. Повторите через ${counted(wait, seconds)} или проверьте, что с ним стало`,
  'rights-changed': () =>
    'Пока запрос выполнялся, ваши права здесь изменились. Сделанное могло сохраниться: запросите снова',
  'hidden-field': ({ field }, argument) =>
    `В параметре ${argument} спрашивают о поле ${field}, а телефоны и почта от вас скрыты`,
  'no-such-channel': ({ id }, argument) =>
    `${argument ? `Параметр ${argument}: в` : 'В'} этом проекте нет канала ${id}`,
  'channel-exists': ({ name }) => `Канал «${name}» в этом проекте уже есть`,
  'too-many-channels': ({ limit }) => `В проекте может быть не больше ${counted(limit, ofChannels)}`,
  'no-such-field': ({ id }) => `В этом проекте нет своего поля ${id}`,
  'field-exists': ({ name }) => `«${name}» в списке уже есть`,
  'too-many-own-fields': ({ limit }) => `В проекте может быть не больше ${counted(limit, ofFields)}`,
  'no-such-lost-reason': ({ id }) => `В этом проекте нет причины ${id}`,
  'unknown-lost-reason': ({ given, known }, argument) =>
    `Параметр ${argument} — не причина этого проекта: «${given}». Известны: ${list(known)}`,
  'too-many-lost-reasons': ({ limit }) => `В проекте может быть не больше ${counted(limit, ofReasons)}`,
  'not-lost': (_, argument) => `Параметру ${argument} нужна заявка в статусе отмены: потеряна только такая`,
  'options-unclear': () => 'Списку нужен хотя бы один вариант, а полям других типов варианты не нужны',
  'too-many-rules': ({ limit }, argument) => `В параметре ${argument} больше ${counted(limit, ofRules)}`,
  'too-many-rule-texts': ({ limit }, argument) =>
    `В параметре ${argument} больше ${counted(limit, ofTexts)} во всех правилах вместе`,
  'empty-match': (_, argument) =>
    `В параметре ${argument} должно быть условие: source, utm_source, utm_medium, referrer_host или click_id`,
  ...limitSentences,
  'rules-changed': () => 'Правила тем временем изменились. Прочитайте их снова и внесите свои изменения в нынешние',
  ...backupSentences,
  ...costSentences,
  'no-such-comment': ({ number }) => `У этой заявки нет комментария ${number}`,
  'not-your-comment': () =>
    'Это чужой комментарий: менять его может только тот, кто его написал; удалить может и владелец или менеджер',
  'no-such-view': ({ id }) => `В этом проекте нет вида ${id}, который вам виден`,
  'view-changed': ({ id }) => `Вид ${id} тем временем изменили. Прочитайте его снова`,
  'too-many-views': ({ limit }) => `В проекте может быть не больше ${counted(limit, ofViews)}`,
  'too-many-own-views': ({ limit }) => `В проекте у вас может быть не больше ${counted(limit, ofViews)}`,
  'not-your-view': ({ owner }) =>
    `Это вид ${owner}, менять его может только владелец; удалить может ключ с правами admin`,
  'no-origin': () => 'Этим ключом отправляют только со страниц сайтов: в запросе нет Origin',
  'not-origin': ({ given }, argument) =>
    `Параметр ${argument} — не адрес сайта: «${given}». Верно было бы https://shop.example или https://*.shop.example для всех поддоменов`,
  'origins-need-capture': (_, argument) => `Параметр ${argument} бывает только у ключей с правами capture`,
  'key-shared': ({ id }) => `Ключ ${id} открывает и другие проекты, поэтому меняется только командой key rotate`,
  'key-outlasts': ({ id, end }) => `Ключ ${id} действует дольше ключа, которым его меняют: тот — до ${end}`,
  'too-many-open': ({ limit }) => `Таких запросов у вас открыто уже ${limit}. Сначала завершите один из них`,
  'sent-too-often': ({ seconds: after }) =>
    `Отсюда отправлено слишком много. Повторите через ${counted(after, seconds)}`,
  'settings-changed': () => 'Эти настройки тем временем изменили. Прочитайте их снова',
  'capture-changed': () => 'Настройки приёма с сайтов тем временем изменили. Прочитайте их снова',
  'proof-needs-tls': () =>
    'Доказательство работы браузеры считают только на страницах с TLS: по адресу PUBLIC_URL всё, что приходит в формы, стало бы спамом',
  'receipt-pruned': ({ id }) => `Обращение ${id} читать уже не из чего: срок хранения присланного вышел`,
  'receipts-unclear': () => 'Укажите, какие обращения: ids или что-то из end, way, form, mapping, lead и period',
  'receipts-hidden': () => 'Присланное с сайтов показывают тем, кто видит телефоны и почту',
  'no-such-form': ({ id }) => `Формы ${id} нет`,
  'form-changed': ({ id }) => `Форму ${id} тем временем изменили. Прочитайте её снова`,
  'too-many-forms': ({ limit }) => `В проекте может быть не больше ${counted(limit, ofForms)}`,
  'name-taken': ({ given }, argument) => `В параметре ${argument} имя занято другим полем или самой формой: ${given}`,
  'not-path': ({ given }, argument) =>
    `Параметр ${argument}: «${given}» — не путь. Правильно: contact.phones[0] или answers[key=email].answer`,
  'no-such-mapping': ({ name }) => `Разбора ${name} в этом проекте нет`,
  'mapping-changed': ({ name }) => `Разбор ${name} тем временем изменили. Прочтите его заново`,
  'too-many-mappings': ({ limit }) => `В проекте может быть не больше ${counted(limit, ofMappings)}`,
  'no-such-file': ({ number }) => `Файла ${number} в этом обращении нет`,
  'signed-out': () => 'Вы не вошли или сеанс закончился',
  'sign-in-failed': () => 'Неверная почта или пароль',
  'sign-in-refused': ({ reason }) => `Вход отклонён: ${reason}`,
  'wrong-code': () => 'Код неверен или устарел',
  'code-used': () => 'Этот код уже использован. Войдите снова со следующим кодом из приложения',
  'wrong-password': () => 'Неверный пароль',
  'foreign-page': () => 'Запрос отправлен страницей другого сайта',
  'needs-member': () => 'Это может только сотрудник, который вошёл, но не ключ',
  'wrong-role': ({ held, known }) => `Ваша роль здесь — ${held}, а это могут: ${list(known)}`,
  'wrong-mail': ({ given }, argument) => `Параметр ${argument} должен быть адресом почты, а не ${given}`,
  'mail-unusable': ({ email }, argument) =>
    `Параметр ${argument}: с адресом ${email} войти нельзя. Дайте сотруднику и другой адрес: --new-email`,
  'password-length': ({ min, max }, argument) =>
    `Параметр ${argument} должен быть длиной от ${min} до ${counted(max, ofCharacters)}`,
  'weak-password': (_, argument) =>
    `Параметр ${argument}: такой пароль легко угадать. Лучше несколько не связанных друг с другом слов или пароль из менеджера паролей`,
  'sign-in-first': (_, argument) =>
    `Параметр ${argument}: по этому приглашению с таким адресом войти новым сотрудником нельзя. Если учётная запись уже есть, сначала войдите, затем откройте ссылку снова`,
  'member-exists': ({ email }, argument) => `Параметр ${argument}: сотрудник ${email} уже есть`,
  'member-already': ({ id }) => `Сотрудник ${id} уже есть в этом проекте`,
  'no-such-member': ({ id }, argument) => `${argument ? `Параметр ${argument}: нет` : 'Нет'} сотрудника ${id}`,
  'last-owner': () => 'Последний владелец не может уйти из проекта или сменить роль',
  'needs-sources': (_, argument) =>
    `Параметр ${argument} должен назвать источники, с заявками которых работает подрядчик`,
  'no-such-invitation': () => 'Такого приглашения нет: им уже воспользовались, его отозвали или оно устарело',
  'invited-another': () => 'Приглашение для другого адреса',
  'no-such-session': ({ id }) => `У вас нет сеанса ${id}`,
  'no-first-run': () =>
    'Начать по этому адресу нельзя: он не тот, что показал последний запуск, или им уже воспользовались',
  'no-mail-server': () => 'Почтовый сервер не настроен',
  'unknown-assignee': ({ given }, argument) => `Параметр ${argument}: в этом проекте нет сотрудника ${given}`,
  ...destinationSentences,
  ...botSentences,
  ...importSentences,
  ...mailboxSentences,
  ...pullSentences,
  ...noticeSentences,
  ...storeSentences,
}
