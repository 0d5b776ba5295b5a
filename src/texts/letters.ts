/** A letter to one person. */
export type Letter = { subject: string; text: string }

/** A change of a member's sign-in. */
export type Notice = 'password' | 'email' | 'factorOn' | 'factorOff' | 'codes'

const noticed = {
  en: {
    password: 'Your password was changed',
    email: 'Your address for signing in was changed',
    factorOn: 'A second step was switched on',
    factorOff: 'The second step was switched off',
    codes: 'Your recovery codes were replaced by new ones',
  },
  ru: {
    password: 'Ваш пароль изменён',
    email: 'Изменён адрес, по которому вы входите',
    factorOn: 'Включён второй шаг входа',
    factorOff: 'Второй шаг входа выключен',
    codes: 'Запасные коды входа заменены новыми',
  },
} as const satisfies Record<string, Record<Notice, string>>

/** The letters to members, by language. */
export const letters = {
  en: {
    reset: ({ link }: { link: string }): Letter => ({
      subject: 'Another password',
      text: `Somebody, hopefully you, asked for another password of the lead desk. Choose it here within an hour:\n\n${link}\n\nIf it was not you, do nothing: the password stays as it is.\n`,
    }),
    mailChange: ({ link }: { link: string }): Letter => ({
      subject: 'Confirm your address',
      text: `Somebody, hopefully you, wants to sign in to the lead desk by this address. Confirm it here within an hour:\n\n${link}\n\nIf it was not you, do nothing: nothing changes.\n`,
    }),
    invitation: ({ project, link }: { project: string; link: string }): Letter => ({
      subject: `Invitation to ${oneLine(project)}`,
      text: `You are invited to work the leads of ${oneLine(project)}. Open this address within seven days:\n\n${link}\n`,
    }),
    notice: ({ change, link }: { change: Notice; link: string }): Letter => ({
      subject: noticed.en[change],
      text: `${noticed.en[change]}. This was done for your account of the lead desk just now. If it was you, there is nothing to do.\n\nIf it was not you, choose another password at once, by "Send a link" here:\n\n${link}\n\nand tell the owner of your project.\n`,
    }),
  },
  ru: {
    reset: ({ link }: { link: string }): Letter => ({
      subject: 'Другой пароль',
      text: `Кто-то, надеемся вы, попросил другой пароль для входа в заявки. Задайте его здесь в течение часа:\n\n${link}\n\nЕсли это были не вы, ничего не делайте: пароль останется прежним.\n`,
    }),
    mailChange: ({ link }: { link: string }): Letter => ({
      subject: 'Подтвердите адрес',
      text: `Кто-то, надеемся вы, хочет входить в заявки по этому адресу. Подтвердите его здесь в течение часа:\n\n${link}\n\nЕсли это были не вы, ничего не делайте: ничего не изменится.\n`,
    }),
    invitation: ({ project, link }: { project: string; link: string }): Letter => ({
      subject: `Приглашение в проект «${oneLine(project)}»`,
      text: `Вас приглашают работать с заявками проекта «${oneLine(project)}». Откройте этот адрес в течение семи дней:\n\n${link}\n`,
    }),
    notice: ({ change, link }: { change: Notice; link: string }): Letter => ({
      subject: noticed.ru[change],
      text: `${noticed.ru[change]}. Это только что сделали в вашей учётной записи для заявок. Если это были вы, ничего делать не нужно.\n\nЕсли это были не вы, сразу задайте другой пароль по ссылке из письма, которое можно запросить здесь:\n\n${link}\n\nи сообщите владельцу проекта.\n`,
    }),
  },
}

/** Keeps a name from adding lines to our text, since somebody else chose it. */
function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ')
}
