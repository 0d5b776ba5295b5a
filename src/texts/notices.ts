import type { NoticeKind, ReportKind } from '../domain/notice.ts'
import type { Language } from '../domain/project.ts'
import { counted } from './ru-numbers.ts'

/** The texts of messages to people. Numbers of leads look as in the console. */
export type NoticeTexts = {
  fresh(lead: number): string
  given(lead: number): string
  again(lead: number): string
  late(lead: number, minutes: number): string
  reminder(lead: number): string
  mention(lead: number): string
  job(id: number, isDone: boolean): string
  changed(count: number): string
  imported(isDone: boolean): string
  rows(created: number, updated: number, refused: number): string
  destination(name: string): string
  reasons: Record<string, string>
  backup: string
  reports: Record<ReportKind, (days: string) => string>
  leads(count: number): string
  unanswered(count: number): string
  paid(count: number, sum: string): string
  before: Record<'week' | 'month', (leads: number, paid: number, sum: string) => string>
  sources(names: string): string
  noSource: string
  many(kind: NoticeKind | undefined, count: number): string
  more(count: number): string
  taken(name: string, time: string): string
  done(time: string): string
  trial: string
  open: string
  off: { link: string; title: string; question(what: string): string; button: string; done: string; unknown: string }
  kinds: Record<NoticeKind, string>
}

/** The texts of notices by language. */
export const noticeTexts: Record<Language, NoticeTexts> = {
  en: {
    fresh: (lead) => `New lead No. ${lead}`,
    given: (lead) => `Lead No. ${lead} was assigned to you`,
    again: (lead) => `Lead No. ${lead}: they wrote again`,
    late: (lead, minutes) => `Lead No. ${lead} has waited for ${minutes} minutes`,
    reminder: (lead) => `Reminder: lead No. ${lead}`,
    mention: (lead) => `You were mentioned: lead No. ${lead}`,
    job: (id, isDone) => (isDone ? `Job ${id} is done` : `Job ${id} failed`),
    changed: (count) => `Changed: ${count}`,
    imported: (isDone) => (isDone ? 'The file is imported' : 'The import failed'),
    rows: (created, updated, refused) => `Created ${created}, updated ${updated}, refused ${refused}`,
    destination: (name) => `“${name}” no longer gets events`,
    reasons: {
      'secret-unreadable': 'Its secret was encrypted with another SECRET_KEY',
      'filter-unreadable': 'Its filter uses something that was removed',
      failing: 'It has answered with errors for three days. What waits is kept for 30 days',
      gone: 'It answered that it no longer exists',
    },
    backup: 'A backup failed',
    reports: {
      summary: (day) => `Summary of ${day}`,
      week: (days) => `The week ${days}`,
      month: (month) => `The month ${month}`,
    },
    leads: (count) => `New leads: ${count}`,
    unanswered: (count) => `Not answered yet: ${count}`,
    paid: (count, sum) => `Paid: ${count}, ${sum}`,
    before: {
      week: (leads, paid, sum) => `The week before: ${leads} new, ${paid} paid, ${sum}`,
      month: (leads, paid, sum) => `The month before: ${leads} new, ${paid} paid, ${sum}`,
    },
    sources: (names) => `Most came from: ${names}`,
    noSource: 'no source',
    many: (kind, count) => (kind === 'new' ? `${count} new leads` : `${count} notices`),
    more: (count) => `and ${count} more`,
    taken: (name, time) => `Taken by ${name}, ${time}`,
    done: (time) => `Answered, ${time}`,
    trial: 'A test: notices reach you here',
    open: 'Open',
    off: {
      link: 'Switch these e-mails off',
      title: 'E-mails of the lead desk',
      question: (what) => `No more e-mails of this kind: ${what}?`,
      button: 'Switch off',
      done: 'There will be no more e-mails of this kind. In the settings of notices you can switch them on again.',
      unknown: 'This link is no longer valid. In the settings of notices you choose which e-mails you get.',
    },
    kinds: {
      new: 'new leads',
      mine: 'my leads',
      late: 'leads that nobody takes',
      reminder: 'reminders',
      mention: 'mentions',
      job: 'jobs that ended',
      destination: 'webhooks that fail',
      backup: 'backups that fail',
      summary: 'the summary of the day',
      week: 'the report of the week',
      month: 'the report of the month',
    },
  },
  ru: {
    fresh: (lead) => `Новая заявка № ${lead}`,
    given: (lead) => `Вам назначили заявку № ${lead}`,
    again: (lead) => `Заявка № ${lead}: клиент написал снова`,
    late: (lead, minutes) => `Заявка № ${lead} ждёт уже ${counted(minutes, ['минуту', 'минуты', 'минут'])}`,
    reminder: (lead) => `Напоминание: заявка № ${lead}`,
    mention: (lead) => `Вас упомянули: заявка № ${lead}`,
    job: (id, isDone) => (isDone ? `Задание ${id} выполнено` : `Задание ${id} не удалось`),
    changed: (count) => `Изменено: ${count}`,
    imported: (isDone) => (isDone ? 'Файл загружен' : 'Файл загрузить не удалось'),
    rows: (created, updated, refused) => `Создано ${created}, изменено ${updated}, отклонено ${refused}`,
    destination: (name) => `Получателю «${name}» больше ничего не уходит`,
    reasons: {
      'secret-unreadable': 'Его секрет зашифрован другим SECRET_KEY',
      'filter-unreadable': 'В его фильтре есть то, что удалили',
      failing: 'Три дня подряд он отвечает ошибками. То, что ждёт отправки, хранится 30 дней',
      gone: 'Он ответил, что его больше нет',
    },
    backup: 'Резервная копия не сделана',
    reports: {
      summary: (day) => `Сводка за ${day}`,
      week: (days) => `Отчёт за неделю: ${days}`,
      month: (month) => `Отчёт за месяц: ${month}`,
    },
    leads: (count) => `Новых заявок: ${count}`,
    unanswered: (count) => `Ещё без ответа: ${count}`,
    paid: (count, sum) => `Оплачено: ${count}, ${sum}`,
    before: {
      week: (leads, paid, sum) => `Неделей раньше: новых ${leads}, оплачено ${paid}, ${sum}`,
      month: (leads, paid, sum) => `Месяцем раньше: новых ${leads}, оплачено ${paid}, ${sum}`,
    },
    sources: (names) => `Больше всего: ${names}`,
    noSource: 'без источника',
    many: (kind, count) =>
      kind === 'new'
        ? counted(count, ['новая заявка', 'новые заявки', 'новых заявок'])
        : counted(count, ['уведомление', 'уведомления', 'уведомлений']),
    more: (count) => `и ещё ${count}`,
    taken: (name, time) => `Взял(а) ${name}, ${time}`,
    done: (time) => `Есть ответ, ${time}`,
    trial: 'Проверка: уведомления приходят сюда',
    open: 'Открыть',
    off: {
      link: 'Отключить такие письма',
      title: 'Письма о заявках',
      question: (what) => `Больше не присылать такие письма: ${what}?`,
      button: 'Отключить',
      done: 'Таких писем больше не будет. Включить их снова можно в настройках уведомлений.',
      unknown: 'Эта ссылка больше не действует. Какие письма приходят, выбирают в настройках уведомлений.',
    },
    kinds: {
      new: 'новые заявки',
      mine: 'мои заявки',
      late: 'заявки, которые никто не взял',
      reminder: 'напоминания',
      mention: 'упоминания',
      job: 'выполненные задания',
      destination: 'сбои вебхуков',
      backup: 'сбои резервных копий',
      summary: 'сводка за день',
      week: 'отчёт за неделю',
      month: 'отчёт за месяц',
    },
  },
}
