import { contactUrl, filePath, proxyUrl, publicUrl, telegramToken, word } from './types.ts'

/** The settings of Telegram, MAX and the push services of browsers. */
export const noticeSettings = {
  telegramToken: {
    name: 'TELEGRAM_TOKEN',
    type: telegramToken(),
    default: undefined,
    sentence: 'The token of the Telegram bot that sends notices, unless a project has its own.',
    hidden: true as const,
  },
  telegramApi: {
    name: 'TELEGRAM_API',
    type: publicUrl(),
    default: 'https://api.telegram.org',
    sentence: 'Where the Bot API of Telegram is: an own server or a reverse proxy where Telegram cannot be reached.',
    hidden: true as const,
  },
  maxToken: {
    name: 'MAX_TOKEN',
    type: word(),
    default: undefined,
    sentence: 'The token of the MAX bot that sends notices, unless a project has its own.',
    hidden: true as const,
  },
  maxApi: {
    name: 'MAX_API',
    type: publicUrl(),
    default: 'https://platform-api2.max.ru',
    sentence: 'Where the bot API of MAX is.',
    hidden: true as const,
  },
  maxCaFile: {
    name: 'MAX_CA_FILE',
    type: filePath(),
    default: undefined,
    sentence:
      'A file with the certificates (PEM) that sign the one of MAX, which Node does not know: the Russian trusted root CA.',
  },
  noticeProxy: {
    name: 'NOTICE_PROXY',
    type: proxyUrl(),
    default: undefined,
    sentence: 'The proxy through which notices go to Telegram, MAX and browsers; without it HTTPS_PROXY.',
    hidden: true as const,
  },
  vapidSubject: {
    name: 'VAPID_SUBJECT',
    type: contactUrl(),
    default: undefined,
    sentence: 'Whom push services of browsers may write to about notices; without it MAIL_FROM or PUBLIC_URL.',
  },
}
