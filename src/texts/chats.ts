import type { OtherContent } from '../domain/bot.ts'
import type { NoticeVerb } from '../domain/notice.ts'

const english = {
  buttons: { take: 'Take', spam: 'Spam', called: 'Called' } as Record<NoticeVerb, string>,
  linked: (name: string) => `Done: this chat gets the notices of ${name}. /stop ends them.`,
  groupLinked: (name: string) =>
    `Done: this chat is told of the leads of ${name}. What exactly is set in Settings → Notices.`,
  linkOver: 'This link is no longer valid. Get a new one in Settings → Notices of the desk.',
  linkInGroup: 'This link is for a chat with the bot alone. Open it there.',
  linkNeedsGroup: 'This link is for a group. Add the bot to one by it.',
  stopped: 'Done: no more notices come here.',
  notStopped: 'No notices come here.',
  hint: 'I tell the staff of leads. To get notices, open the link in Settings → Notices of the desk.',
  welcome: 'Hello! Write what you are interested in, and we will answer.',
  received: 'Thank you, we have your enquiry and will contact you.',
  tooOften: 'That is too much at once: this message was not taken. Please write again a little later.',
  taken: 'The lead is yours',
  yours: 'The lead is already yours',
  takenBy: (name: string) => `${name} already has it`,
  somebody: 'Somebody else',
  spam: 'Moved to the bin as spam',
  gone: 'The lead is already in the bin',
  called: 'Noted that you called',
  answered: 'It was already answered',
  calledComment: 'Called',
  stranger: 'Only members of the project may do this. Link your account in Settings → Notices.',
  noRights: 'Your role does not allow this',
  noLead: 'The lead no longer exists',
  wrong: 'This button no longer works',
  title: 'Message in Telegram',
  contents: {
    poll: 'poll',
    checklist: 'checklist',
    story: 'story',
    game: 'game',
    paid_media: 'paid media',
  } as Record<OtherContent, string>,
}

const russian: typeof english = {
  buttons: { take: 'Беру', spam: 'Спам', called: 'Позвонил' },
  linked: (name) => `Готово: сюда приходят уведомления проекта «${name}». /stop отключит их.`,
  groupLinked: (name) =>
    `Готово: в этот чат приходят заявки проекта «${name}». Какие именно — в «Настройки → Уведомления».`,
  linkOver: 'Эта ссылка больше не действует. Возьмите новую: «Настройки → Уведомления».',
  linkInGroup: 'Эта ссылка — для личного чата с ботом. Откройте её там.',
  linkNeedsGroup: 'Эта ссылка — для группы. Добавьте по ней бота в группу.',
  stopped: 'Готово: уведомлений здесь больше не будет.',
  notStopped: 'Уведомления сюда и не приходят.',
  hint: 'Я сообщаю сотрудникам о заявках. Чтобы получать уведомления, откройте ссылку из «Настройки → Уведомления».',
  welcome: 'Здравствуйте! Напишите, что вас интересует, и мы ответим.',
  received: 'Спасибо, мы получили вашу заявку и свяжемся с вами.',
  tooOften: 'Слишком много сообщений подряд: это не принято. Напишите, пожалуйста, чуть позже.',
  taken: 'Заявка ваша',
  yours: 'Заявка уже ваша',
  takenBy: (name) => `Уже взял(а) ${name}`,
  somebody: 'кто-то другой',
  spam: 'Спам: заявка в корзине',
  gone: 'Заявка уже в корзине',
  called: 'Отмечено: вы позвонили',
  answered: 'Клиенту уже ответили',
  calledComment: 'Позвонил клиенту',
  stranger: 'Это могут только сотрудники проекта. Подключите себя: «Настройки → Уведомления».',
  noRights: 'Ваша роль этого не позволяет',
  noLead: 'Этой заявки больше нет',
  wrong: 'Эта кнопка больше не работает',
  title: 'Сообщение в Telegram',
  contents: {
    poll: 'опрос',
    checklist: 'список дел',
    story: 'история',
    game: 'игра',
    paid_media: 'платное медиа',
  },
}

/** The messages of a bot, by language. */
export const chats = { en: english, ru: russian }
