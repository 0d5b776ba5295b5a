import { useTranslation } from 'react-i18next'
import { isOffered, useLostReasonMutations, useLostReasonsQuery } from '../api/lost-reasons.ts'
import type { LostReason } from '../api/types.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, showError, tryOrShowError } from '../ui/toasts.tsx'
import { InlineText } from './inline-text.tsx'
import listBox from './list-box.module.css'
import { NewItem } from './new-item.tsx'
import { RowTools } from './row-tools.tsx'
import css from './settings.module.css'

/** The lost reasons: named, ordered, added and removed. */
export function LostReasons() {
  const { t } = useTranslation()
  const { data, error, refetch } = useLostReasonsQuery()
  const reasons = data?.items.filter(isOffered)
  const { create, update, remove } = useLostReasonMutations()
  return (
    <section aria-labelledby="lost-reasons-title">
      <h2 id="lost-reasons-title">{t('settings.reasons.title')}</h2>
      <p className={css['lead-in']}>{t('settings.reasons.about')}</p>
      {error && !reasons && <ErrorPanel error={error} reset={() => void refetch()} />}
      {!error && !reasons && <Skeleton rows={3} />}
      {reasons && reasons.length > 0 && (
        <ul className={listBox.box}>
          {reasons.map((reason, index) => (
            <Row
              key={reason.id}
              reason={reason}
              index={index}
              isLast={index === reasons.length - 1}
              onChange={(change) => tryOrShowError(() => update.mutateAsync({ id: reason.id, ...change }))}
              onRemove={() =>
                remove.mutate(reason.id, {
                  onError: showError,
                  onSuccess: () => showDone(t('settings.reasons.removed', { name: reason.name })),
                })
              }
            />
          ))}
        </ul>
      )}
      <NewItem
        label={t('settings.reasons.new')}
        max={100}
        action={t('settings.reasons.add')}
        onAdd={({ name }) => tryOrShowError(() => create.mutateAsync({ name }))}
      />
    </section>
  )
}

type RowProps = {
  reason: LostReason
  index: number
  isLast: boolean
  /** Resolves to whether it was saved. */
  onChange(change: { name?: string; position?: number }): Promise<boolean>
  onRemove(): void
}

function Row({ reason: { name }, index, isLast, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  return (
    <li>
      <InlineText
        label={t('settings.reasons.name')}
        value={name}
        max={100}
        keep={(typed) => onChange({ name: typed })}
      />
      <RowTools
        name={name}
        index={index}
        isLast={isLast}
        removal={t('settings.reasons.remove')}
        move={(position) => void onChange({ position })}
        remove={onRemove}
      />
    </li>
  )
}
