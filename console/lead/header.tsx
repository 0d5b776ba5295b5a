import { useTranslation } from 'react-i18next'
import { useRelatedLeads } from '../api/lead.ts'
import { leadScope, useQueuedCount } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconArrowUp, IconRepeat } from '../ui/icons.ts'
import { useMinute } from '../ui/use-minute.ts'
import { EditHint, EditTrigger } from './facts/fact.tsx'
import facts from './facts/facts.module.css'
import { StatusMenu } from './facts/status-menu.tsx'
import { useInlineEdit } from './facts/use-inline-edit.ts'
import { LateMark } from './late-mark.tsx'
import style from './lead.module.css'
import { isUnmasked, useCanChange } from './rights.ts'
import { useSaveField } from './use-save-field.ts'

/** Name, title, status and price of a lead. */
export function Header({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useMinute()
  const before = useRelatedLeads(lead.id)?.before ?? 0
  const isQueued = useQueuedCount(leadScope(useProjectId(), lead.id)) > 0
  return (
    <>
      <Line lead={lead} field="name" empty={t('card.noName')} />
      <Line lead={lead} field="title" empty="" />
      <div className={style['l-state']}>
        <StatusMenu lead={lead} />
        {before > 0 && (
          <span className="mk" title={t('card.repeat.title')}>
            <IconRepeat className="i" aria-hidden />
            {t('card.repeat.count', { count: before + 1, ordinal: true })}
          </span>
        )}
        <LateMark lead={lead} now={now} />
        {isQueued && (
          <span className="mk">
            <IconArrowUp className="i" aria-hidden />
            {t('card.waits')}
          </span>
        )}
        {lead.price !== null && <span className={`${style.price} num`}>{format.money(lead.price)}</span>}
      </div>
    </>
  )
}

function Line({ lead, field, empty }: { lead: Lead; field: 'name' | 'title'; empty: string }) {
  const { t } = useTranslation()
  const save = useSaveField(lead)
  const canChange = useCanChange(lead) && isUnmasked(lead[field])
  const edit = useInlineEdit({
    value: lead[field],
    read: field === 'title' ? (typed) => typed.trim() || undefined : undefined,
    save: (value) => save(field, value),
  })
  const name = t(`card.field.${field}`)
  const Tag = field === 'name' ? 'h1' : 'p'
  const className = field === 'name' ? style['l-name'] : style['l-sub']
  if (edit.isEditing)
    return (
      <div className={className}>
        <div className={`${facts.line} ${edit.isWrong ? facts.wrong : ''}`}>
          <input
            // biome-ignore lint/a11y/noAutofocus: the edit continues with typing
            autoFocus
            className={facts.lineInput}
            autoComplete="off"
            value={edit.text}
            aria-label={name}
            aria-invalid={edit.isWrong}
            onChange={(event) => edit.type(event.currentTarget.value)}
            onBlur={edit.onBlur}
            onKeyDown={edit.onKeyDown}
          />
        </div>
        <div className={facts.keys}>
          <EditHint edit={edit} was={lead[field]} wrong={t('card.wrong.title')} />
        </div>
      </div>
    )
  return (
    <div className={canChange ? `${facts.words} ${facts.fact}` : facts.words} data-field={field}>
      <Tag className={className}>{lead[field] ?? <span className="t2">{empty}</span>}</Tag>
      {canChange && <EditTrigger edit={edit} label={`${name}: ${lead[field] ?? t('card.none')}`} />}
    </div>
  )
}
