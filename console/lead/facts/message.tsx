import { useTranslation } from 'react-i18next'
import type { Lead } from '../../api/types.ts'
import { Folded } from '../../ui/folded.tsx'
import { useFormat } from '../../ui/format.ts'
import { isUnmasked, useCanChange } from '../rights.ts'
import { useSaveField } from '../use-save-field.ts'
import { EditHint, EditTrigger } from './fact.tsx'
import facts from './facts.module.css'
import css from './message.module.css'
import { useInlineEdit } from './use-inline-edit.ts'

/** The message of the customer. */
export function Message({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const save = useSaveField(lead)
  const canChange = useCanChange(lead) && isUnmasked(lead.text)
  const edit = useInlineEdit({ value: lead.text, limit: 65_535, save: (value) => save('text', value) })
  const name = t('card.field.text')

  if (edit.isEditing)
    return (
      <div className={edit.isWrong ? `${css.text} ${facts.wrong}` : css.text}>
        <textarea
          className={css.textInput}
          // biome-ignore lint/a11y/noAutofocus: the edit continues with typing
          autoFocus
          rows={Math.min(12, Math.max(3, edit.text.split('\n').length + Math.floor(edit.text.length / 70)))}
          value={edit.text}
          aria-label={name}
          aria-invalid={edit.isWrong}
          onChange={(event) => edit.type(event.currentTarget.value)}
          onBlur={edit.onBlur}
          onKeyDown={edit.onKeyDown}
        />
        <div className={facts.keys}>
          <EditHint edit={edit} was={lead.text} isMany />
        </div>
      </div>
    )
  if (lead.text === null && !canChange) return null
  if (lead.text === null)
    return (
      <button type="button" ref={edit.trigger} className={`btn quiet s ${css.addText}`} data-edit onClick={edit.start}>
        {t('card.add.text')}
      </button>
    )
  return (
    <blockquote className={canChange ? `${css.said} ${css.editable} ${facts.fact}` : css.said}>
      {canChange && <EditTrigger edit={edit} label={name} />}
      {lead.text !== null && <Folded text={lead.text} />}
      <footer>
        {t('card.saidAt')}, {format.longMoment(lead.creation_date)}
      </footer>
    </blockquote>
  )
}
