import type { TFunction } from 'i18next'
import type { EntryPoint } from '../api/entry-points.ts'

/** The groups of the list, in order. */
export const groups = ['site', 'form', 'ready', 'own'] as const
type Group = (typeof groups)[number]

/** The built-in sources in the order of the catalogue. */
export const readySources = ['tilda', 'contact-form-7', 'wpforms', 'yandex', 'vk', 'bitrix'] as const

export function groupOf({ way, mapping }: EntryPoint): Group {
  if (way === 'form') return 'form'
  if (way === 'telegram') return 'own'
  if (way !== 'in') return 'site'
  return readySources.some((each) => each === mapping) ? 'ready' : 'own'
}

/** The name of an entry point as people know it. */
export function nameOf(t: TFunction, { way, name, mapping, key, form, origins }: EntryPoint): string {
  const ready = readySources.find((each) => each === mapping)
  if (mapping !== null) return name ?? (ready ? t(`forms.ready.${ready}`) : mapping)
  if (way === 'form') return name ?? t('forms.removed', { id: form })
  if (way === 'telegram') return name === null ? t('forms.detail.telegram') : `@${name}`
  return name ?? hostsOf(origins)[0] ?? t('forms.nameless', { id: key })
}

/** A short description of an entry point. */
export function detailOf(t: TFunction, { way, mapping, origins }: EntryPoint): string {
  const hosts = hostsOf(origins).join(', ')
  if (way === 'in') return `/in/${mapping}`
  if (way === 'telegram') return t('forms.detail.telegram')
  if (way === 'form') return hosts === '' ? t('forms.detail.form') : t('forms.detail.formOn', { hosts })
  return hosts === '' ? t(`forms.detail.${way}`) : `${t(`forms.detail.${way}`)}: ${hosts}`
}

/** The page of an entry point; for a bot, the inbox with its receipts. */
export function placeOf(project: string, { way, form, key, mapping }: EntryPoint) {
  if (way === 'telegram') return { to: `/p/${project}/inbox`, search: { way } as never }
  const page = form ?? (mapping === null ? `site/${key}` : `source/${encodeURIComponent(mapping)}`)
  return { to: `/p/${project}/forms/${page}` }
}

/** A unique key of an entry point. */
export function keyOf({ way, form, key, mapping }: EntryPoint): string {
  return [way, form, key, mapping].join(' ')
}

/** The filter of its receipts, in the format of the inbox's address. */
export function receiptsOf({ way, form, key, mapping }: EntryPoint): Record<string, string> {
  if (form !== null) return { form }
  if (way === 'telegram') return { way }
  return mapping === null ? { way, key: key ?? '' } : { way, mapping }
}

/** `https://shop.example` → `shop.example` */
export function hostsOf(origins: readonly string[]): string[] {
  return origins.map((origin) => origin.replace(/^https?:\/\//, ''))
}

/** The states, as a person should notice them. */
type State = 'ok' | 'unused' | 'quiet' | 'closed'

export function stateOf({ is_open, health }: EntryPoint): State {
  return is_open ? health.state : 'closed'
}
