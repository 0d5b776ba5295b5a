import { useSortable } from '@dnd-kit/sortable'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../api/forms.ts'
import { useOwnFields } from '../../api/own-fields.ts'
import { IconChevronDown, IconChevronUp, IconGripVertical, IconTrash } from '../../ui/icons.ts'
import css from './editor.module.css'
import { useTypedList } from './use-typed-list.ts'

type Props = {
  field: FormField
  isOpen: boolean
  /** A form needs at least one field. */
  isOnly: boolean
  toggle(): void
  change(part: Partial<FormField>): void
  remove(): void
}

/** One field of a form, with its label, its choices and its removal when it is open. */
export function FieldRow({ field, isOpen, isOnly, toggle, change, remove }: Props) {
  const { t } = useTranslation()
  const { name, label, required } = field
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: name })
  const style = { transition, ...(transform && { transform: `translate3d(0, ${transform.y}px, 0)` }) }
  return (
    <li ref={setNodeRef} style={style} className={css.field} data-dragging={isDragging || undefined}>
      <div className={css.line}>
        <button
          type="button"
          className={`ib ${css.grip}`}
          {...attributes}
          {...listeners}
          aria-label={t('forms.editor.move', { label })}
        >
          <IconGripVertical className="i" aria-hidden />
        </button>
        <span className={css.what}>
          <span className="cut">{label}</span>
          <small className="t2 cut">{useKindText(field)}</small>
        </span>
        <label className={css.must}>
          <input
            type="checkbox"
            className="cb"
            checked={required}
            onChange={({ target }) => change({ required: target.checked })}
          />
          <span>{t('forms.editor.required')}</span>
          <span className="sr">: {label}</span>
        </label>
        <button
          type="button"
          className="ib"
          aria-expanded={isOpen}
          aria-label={t('forms.editor.open', { label })}
          onClick={toggle}
        >
          {isOpen ? <IconChevronUp className="i" aria-hidden /> : <IconChevronDown className="i" aria-hidden />}
        </button>
      </div>
      {isOpen && (
        <div className={css.inside}>
          <label className="field">
            <span>{t('forms.editor.label')}</span>
            <input
              className="in s"
              value={label}
              maxLength={200}
              required
              onChange={({ target }) => change({ label: target.value })}
            />
          </label>
          {field.input === 'own' && <Options field={field} change={change} />}
          <footer>
            <button type="button" className="btn quiet s" disabled={isOnly} onClick={remove}>
              <IconTrash className="i" aria-hidden />
              {t('forms.editor.remove')}
            </button>
          </footer>
        </div>
      )}
    </li>
  )
}

const ofLines = { read: linesOf, write: (lines: string[]) => lines.join('\n') }

/** The options of an own question. */
function Options({ field, change }: Pick<Props, 'field' | 'change'>) {
  const { t } = useTranslation()
  const [text, type] = useTypedList(field.options ?? [], ofLines)
  return (
    <label className="field">
      <span>{t('forms.editor.options')}</span>
      <textarea
        className={`in ${css.area}`}
        rows={4}
        value={text}
        placeholder={t('forms.editor.optionsHint')}
        onChange={({ target }) => {
          type(target.value)
          change({ options: linesOf(target.value) })
        }}
      />
    </label>
  )
}

/** The field of the lead that a field of the form fills. */
function useKindText({ input, name }: FormField): string {
  const { t } = useTranslation()
  const own = useOwnFields().find(({ key }) => key === name)
  if (input !== 'own') return t(`forms.kind.${input}`)
  return own ? t('forms.kind.ownField', { name: own.name }) : t('forms.kind.own')
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, 100)
}
