import type { FormDraft, FormInput } from '../domain/form.ts'
import type { Language } from '../domain/project.ts'

/** The texts of form pages for visitors. */
type Words = {
  labels: { [I in Exclude<FormInput, 'own'>]: string }
  send: string
  /** After the label of an optional field. */
  optional: string
  /** The empty choice of a list. */
  choose: string
  /** The label of the honeypot, for people who do see it. */
  leaveEmpty: string
  /** The link at the end of a consent. */
  terms: string
  /** For browsers without scripts, if a proof of work is required. */
  needsScript: string
  thanks: { title: string; text: string }
  closed: { title: string; text: string }
  /** After a submission to a closed form. */
  closedKept: string
  missing: { title: string; text: string }
  /** After a refusal or an error before the submission was stored. */
  failed: string
  tooLarge: (megabytes: number) => string
  broken: string
  back: string
}

/** The texts of form pages, by language. */
export const formWords: { [L in Language]: Words } = {
  ru: {
    labels: { name: 'Имя', phone: 'Телефон', email: 'Почта', text: 'Сообщение' },
    send: 'Отправить',
    optional: 'необязательно',
    choose: 'Выберите',
    leaveEmpty: 'Оставьте это поле пустым',
    terms: 'Подробнее',
    needsScript: 'Без JavaScript мы можем увидеть заявку не сразу. Если можете, включите его.',
    thanks: { title: 'Спасибо!', text: 'Заявка отправлена. Мы свяжемся с\u00a0вами.' },
    closed: { title: 'Приём заявок закрыт', text: 'Эта форма больше не принимает заявки.' },
    closedKept: 'То, что вы отправили, мы сохранили.',
    missing: { title: 'Такой формы нет', text: 'Проверьте адрес: возможно, ссылка неполная.' },
    failed: 'Не получилось отправить',
    tooLarge: (megabytes) => `Слишком много: вместе с файлами можно не больше ${megabytes}\u00a0МБ.`,
    broken: 'Что-то сломалось у нас. Попробуйте ещё раз чуть позже.',
    back: 'Вернуться к форме',
  },
  en: {
    labels: { name: 'Name', phone: 'Phone', email: 'E-mail', text: 'Message' },
    send: 'Send',
    optional: 'optional',
    choose: 'Choose',
    leaveEmpty: 'Leave this field empty',
    terms: 'Details',
    needsScript: 'Without JavaScript we may not see your enquiry at once. Switch it on if you can.',
    thanks: { title: 'Thank you', text: 'Your enquiry has been sent. We will contact you.' },
    closed: { title: 'This form is closed', text: 'It takes no more enquiries.' },
    closedKept: 'What you have sent is kept.',
    missing: { title: 'No such form', text: 'Check the address: the link may be incomplete.' },
    failed: 'It could not be sent',
    tooLarge: (megabytes) => `That is too much: at most ${megabytes}\u00a0MB with all files.`,
    broken: 'Something went wrong on our side. Please try again a little later.',
    back: 'Back to the form',
  },
}

/** The default form when only its name is given: it asks for a name, a phone and a message. */
export function defaultForm(name: string, language: Language): FormDraft {
  const { labels } = formWords[language]
  const fields = (['name', 'phone', 'text'] as const).map((input) => ({
    input,
    name: input,
    label: labels[input],
    required: input === 'phone',
  }))
  const usual = {
    intro: null,
    button: null,
    thanks: null,
    thanksText: null,
    consent: null,
    adsConsent: null,
    source: null,
  }
  return { ...usual, name, title: name, fields, language, origins: [], closed: false }
}
