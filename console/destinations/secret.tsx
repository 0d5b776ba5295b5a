import { useTranslation } from 'react-i18next'
import { useDestinationMutations } from '../api/destinations.ts'
import type { Destination } from '../api/types.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showDone } from '../ui/toasts.tsx'

/** Sets another password of a handler, or another token; the former one ends at once. */
export default function SecretForm({ destination, close }: { destination: Destination; close(): void }) {
  const { t } = useTranslation()
  const { rotate } = useDestinationMutations()
  const { id, kind } = destination
  const save = async ({ secret = '' }: Record<string, string>) => {
    await rotate.mutateAsync({ id, secret })
    showDone(t('destinations.saved'))
  }
  return (
    <FormDialog title={t(`destinations.secret.${kind}`)} action={t('destinations.save')} save={save} close={close}>
      <label className="field">
        <span>{t(`destinations.secretOf.${kind}`)}</span>
        <input className="in" name="secret" required maxLength={200} autoComplete="off" data-autofocus />
      </label>
    </FormDialog>
  )
}
