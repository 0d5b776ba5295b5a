/** A letter to one person. */
export type Letter = { subject: string; text: string }

/** The letters to members, in the languages that the desk speaks. */
export const letters = {
  en: {
    reset: ({ link }: { link: string }): Letter => ({
      subject: 'Another password',
      text: `Somebody, hopefully you, asked for another password of the lead desk. Choose it here within an hour:\n\n${link}\n\nIf it was not you, do nothing: the password stays as it is.\n`,
    }),
    invitation: ({ project, link }: { project: string; link: string }): Letter => ({
      subject: `Invitation to ${oneLine(project)}`,
      text: `You are invited to work the leads of ${oneLine(project)}. Open this address within seven days:\n\n${link}\n`,
    }),
  },
  ru: {
    reset: ({ link }: { link: string }): Letter => ({
      subject: 'Другой пароль',
      text: `Кто-то, надеемся вы, попросил другой пароль для входа в заявки. Задайте его здесь в течение часа:\n\n${link}\n\nЕсли это были не вы, ничего не делайте: пароль останется прежним.\n`,
    }),
    invitation: ({ project, link }: { project: string; link: string }): Letter => ({
      subject: `Приглашение в проект «${oneLine(project)}»`,
      text: `Вас приглашают работать с заявками проекта «${oneLine(project)}». Откройте этот адрес в течение семи дней:\n\n${link}\n`,
    }),
  },
}

/** A name that somebody else chose must not write lines of ours. */
function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ')
}
