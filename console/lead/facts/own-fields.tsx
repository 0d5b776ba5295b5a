import { useTranslation } from 'react-i18next'
import { useOwnFields } from '../../api/own-fields.ts'
import type { CustomValue, Lead, OwnField } from '../../api/types.ts'
import { isCalendarDay, useFormat } from '../../ui/format.ts'
import { IconX } from '../../ui/icons.ts'
import { isUnmasked, useCanChange } from '../rights.ts'
import { useEditLead } from '../use-edit-lead.ts'
import { ChoiceField } from './choice-field.tsx'
import { CopyButton } from './copy-button.tsx'
import { Fact } from './fact.tsx'
import css from './facts.module.css'
import { NewField } from './new-own-field.tsx'

/** The custom fields of a lead: edited, removed and added. */
export function OwnFields({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const edit = useEditLead(lead)
  const canChange = useCanChange(lead)
  const known = useOwnFields()
  const format = useFormat()
  const place = (key: string) => known.findIndex((field) => field.key === key)
  const own = Object.entries(lead.fields ?? {}).sort(([one], [other]) => (place(one) >>> 0) - (place(other) >>> 0))
  const flags = { [t('card.yes')]: true, [t('card.no')]: false }
  const set = (key: string, value: CustomValue | null) => {
    const field = known.find((each) => each.key === key)?.name ?? key
    void edit({ fields: { [key]: value } }, t(value === null ? 'card.told.cleared' : 'card.told.field', { field }))
  }

  return (
    <>
      {own.map(([key, value]) => {
        const field = known.find((each) => each.key === key)
        const name = field?.name ?? key
        const isDay = field?.type === 'date' && isCalendarDay(String(value))
        const text = typeof value === 'boolean' ? t(value ? 'card.yes' : 'card.no') : String(value)
        const acts = (
          <span className={css.act}>
            {isUnmasked(text) && <CopyButton text={text} name={name} />}
            {canChange && isUnmasked(key) && (
              <button
                type="button"
                className="ib"
                title={t('card.own.remove')}
                aria-label={`${t('card.own.remove')}: ${name}`}
                onClick={() => set(key, null)}
              >
                <IconX className="i" aria-hidden />
              </button>
            )}
          </span>
        )
        return (
          <Fact
            key={key}
            name={name}
            label={<span className={css.own}>{name}</span>}
            value={text}
            shown={isDay ? format.calendarDay(text) : undefined}
            type={isDay ? 'date' : 'text'}
            wrong={t(field?.type === 'number' ? 'card.wrong.number' : 'card.wrong.day')}
            canChange={canChange && isUnmasked(text) && isUnmasked(key)}
            acts={acts}
            read={(typed) => (field?.type === 'number' ? readNumber(typed, text) : typed.trim() || null)}
            {...(field?.type === 'choice' && {
              field: (edit) => <ChoiceField edit={edit} name={name} options={[...new Set([text, ...field.options])]} />,
            })}
            save={(typed) => set(key, typed === null ? null : asTyped(typed, field, value, flags))}
          >
            <span className={css.long}>{isDay ? format.calendarDay(text) : text}</span>
          </Fact>
        )
      })}
      {canChange && <NewField taken={own.map(([key]) => key)} fields={known} add={set} />}
    </>
  )
}

/** The typed value of a field of numbers; undefined for an invalid number. The former value may stay, even if it is none. */
function readNumber(typed: string, before: string): string | null | undefined {
  const text = typed.trim()
  if (text === '' || text === before) return text || null
  const number = numberIn(text)
  return number === undefined ? undefined : String(number)
}

/** The typed value, as a number or a flag if the field or the former value is one and the text can be parsed. */
function asTyped(
  typed: string,
  field: OwnField | undefined,
  before: CustomValue,
  flags: Record<string, boolean>,
): CustomValue {
  if (typeof before === 'boolean') return flags[typed.toLowerCase()] ?? typed
  const isNumber = typeof before === 'number' || field?.type === 'number'
  return (isNumber ? numberIn(typed) : undefined) ?? typed
}

function numberIn(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace(',', '.')
  const number = Number(plain)
  return plain !== '' && Number.isFinite(number) ? number : undefined
}
