import { useTranslation } from 'react-i18next'
import { useEntryPoints, useServerAddress } from '../api/entry-points.ts'
import css from './forms.module.css'

/** Explains how sites reach the server when PUBLIC_URL is unset, since the address of this page may work only in the office. */
export function AddressNote() {
  const { t } = useTranslation()
  const { isSuccess } = useEntryPoints()
  const { address, isSet } = useServerAddress()
  if (!isSuccess || isSet) return null
  return (
    <p className={css.note} role="note">
      {t('forms.address', { address })} <code>PUBLIC_URL=https://…</code>
    </p>
  )
}
