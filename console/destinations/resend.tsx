import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDestinationMutations } from '../api/destinations.ts'
import type { Destination } from '../api/types.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone } from '../ui/toasts.tsx'
import { fromWallTime, wallTime } from '../ui/zone.ts'

/** Resends deliveries since a time: the failed ones, or all. */
export default function ResendForm({ destination, close }: { destination: Destination; close(): void }) {
  const { t } = useTranslation()
  const { timeZone, number } = useFormat()
  const { resendSince } = useDestinationMutations()
  const { id, first_failure_at } = destination
  const [usual] = useState(() => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString()
    return wallTime(first_failure_at ?? yesterday, timeZone)
      .slice(0, 16)
      .replace(' ', 'T')
  })
  const save = async ({ since = '', which }: Record<string, string>) => {
    const range = { id, since: fromWallTime(since.replace('T', ' '), timeZone), onlyFailed: which !== 'all' }
    const { count, more } = await resendSince.mutateAsync(range)
    const said = { count, number: number(count) }
    showDone(t(more ? 'destinations.resentMore' : 'destinations.resentAll', said))
  }
  return (
    <FormDialog title={t('destinations.resendTitle')} action={t('destinations.resendAction')} save={save} close={close}>
      <label className="field">
        <span>{t('destinations.since')}</span>
        <input className="in" type="datetime-local" name="since" required defaultValue={usual} data-autofocus />
      </label>
      <label className="field">
        <span>{t('destinations.which')}</span>
        <select className="in" name="which" defaultValue="failed">
          <option value="failed">{t('destinations.onlyFailed')}</option>
          <option value="all">{t('destinations.everything')}</option>
        </select>
      </label>
    </FormDialog>
  )
}
