import { type Config, WrongSettings } from '../config.ts'
import { certificatesWith } from '../deliver/certificates.ts'
import type { MessengerOptions } from '../deliver/messengers.ts'

/** Telegram, MAX and push by the settings. Refuses a file without certificates. */
export function messagingOf(config: Config): Omit<MessengerOptions, 'secret' | 'clock'> {
  const { maxCaFile, mailFrom, publicUrl, vapidSubject } = config
  const ca = maxCaFile === undefined ? undefined : certificatesWith(maxCaFile)
  if (maxCaFile !== undefined && !ca)
    throw new WrongSettings(['MAX_CA_FILE must be the path of a file with certificates (PEM).'])
  const mail = mailFrom?.slice(mailFrom.indexOf('<') + 1).replace('>', '')
  const ours = publicUrl?.startsWith('https:') ? publicUrl : undefined
  return {
    allowed: config.deliveryAllow,
    proxy: config.noticeProxy ?? config.httpsProxy,
    telegram: { api: config.telegramApi, token: config.telegramToken },
    max: { api: config.maxApi, token: config.maxToken, ca },
    subject: vapidSubject ?? (mail ? `mailto:${mail}` : ours),
  }
}
