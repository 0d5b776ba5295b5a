import type { FormDraft, FormInput } from '../domain/form.ts'
import type { Language } from '../domain/project.ts'

/** What the pages of a form say to its visitors. */
type Words = {
  labels: { [I in Exclude<FormInput, 'own'>]: string }
  send: string
  /** After the label of what may be left out. */
  optional: string
  /** For the field that no person sees; one who does shall leave it. */
  leaveEmpty: string
  /** The link at the end of a consent. */
  terms: string
  /** Without a script, where a proof of work is asked for. */
  needsScript: string
  thanks: { title: string; text: string }
  closed: { title: string; text: string }
  /** After something came to a form that is closed. */
  closedKept: string
  missing: { title: string; text: string }
  /** Something was refused, or broke, before it was kept. */
  failed: string
  broken: string
  back: string
}

/** The words of the pages, by language. */
export const formWords: { [L in Language]: Words } = {
  ru: {
    labels: { name: 'Имя', phone: 'Телефон', email: 'Почта', text: 'Сообщение' },
    send: 'Отправить',
    optional: 'необязательно',
    leaveEmpty: 'Оставьте это поле пустым',
    terms: 'Подробнее',
    needsScript: 'Без JavaScript мы можем увидеть заявку не сразу. Если можете, включите его.',
    thanks: { title: 'Спасибо!', text: 'Заявка отправлена. Мы свяжемся с\u00a0вами.' },
    closed: { title: 'Приём заявок закрыт', text: 'Эта форма больше не принимает заявки.' },
    closedKept: 'То, что вы отправили, мы сохранили.',
    missing: { title: 'Такой формы нет', text: 'Проверьте адрес: возможно, ссылка неполная.' },
    failed: 'Не получилось отправить',
    broken: 'Что-то сломалось у нас. Попробуйте ещё раз чуть позже.',
    back: 'Вернуться к форме',
  },
  en: {
    labels: { name: 'Name', phone: 'Phone', email: 'E-mail', text: 'Message' },
    send: 'Send',
    optional: 'optional',
    leaveEmpty: 'Leave this field empty',
    terms: 'Details',
    needsScript: 'Without JavaScript we may not see your enquiry at once. Switch it on if you can.',
    thanks: { title: 'Thank you', text: 'Your enquiry has been sent. We will contact you.' },
    closed: { title: 'This form is closed', text: 'It takes no more enquiries.' },
    closedKept: 'What you have sent is kept.',
    missing: { title: 'No such form', text: 'Check the address: the link may be incomplete.' },
    failed: 'It could not be sent',
    broken: 'Something broke on our side. Please try again a little later.',
    back: 'Back to the form',
  },
}

/** A form of which only the name is told: it asks for a name, a phone and a message. */
export function usualForm(name: string, language: Language): FormDraft {
  const { labels } = formWords[language]
  const fields = (['name', 'phone', 'text'] as const).map((input) => ({
    input,
    name: input,
    label: labels[input],
    required: input === 'phone',
  }))
  return { name, title: name, fields, language, thanks: null, consent: null, source: null, origins: [], closed: false }
}
