import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomValue, Lead } from '../../api/types.ts'
import { IconPlus, IconX } from '../../ui/icons.ts'
import { isUnmasked, useCanChange } from '../rights.ts'
import { useEditLead } from '../use-edit-lead.ts'
import { CopyButton } from './copy-button.tsx'
import { Fact } from './fact.tsx'
import css from './facts.module.css'

/** The custom fields of a lead: edited, removed and added. */
export function OwnFields({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const edit = useEditLead(lead)
  const canChange = useCanChange(lead)
  const own = Object.entries(lead.fields ?? {})
  const flags = { [t('card.yes')]: true, [t('card.no')]: false }
  const set = (name: string, value: CustomValue | null) =>
    void edit(
      { fields: { [name]: value } },
      t(value === null ? 'card.told.cleared' : 'card.told.field', { field: name }),
    )

  return (
    <>
      {own.map(([name, value]) => {
        const text = typeof value === 'boolean' ? t(value ? 'card.yes' : 'card.no') : String(value)
        const acts = (
          <span className={css.act}>
            {isUnmasked(text) && <CopyButton text={text} name={name} />}
            {canChange && isUnmasked(name) && (
              <button
                type="button"
                className="ib"
                title={t('card.own.remove')}
                aria-label={`${t('card.own.remove')}: ${name}`}
                onClick={() => set(name, null)}
              >
                <IconX className="i" aria-hidden />
              </button>
            )}
          </span>
        )
        return (
          <Fact
            key={name}
            name={name}
            label={<span className={css.own}>{name}</span>}
            value={text}
            canChange={canChange && isUnmasked(text) && isUnmasked(name)}
            acts={acts}
            save={(typed) => set(name, typed === null ? null : likeBefore(typed, value, flags))}
          >
            <span className={css.long}>{text}</span>
          </Fact>
        )
      })}
      {canChange && <NewField names={own.map(([name]) => name)} add={set} />}
    </>
  )
}

/** Keeps the type of a number or a flag where the text still is one. */
function likeBefore(typed: string, before: CustomValue, flags: Record<string, boolean>): CustomValue {
  if (typeof before === 'boolean') return flags[typed.toLowerCase()] ?? typed
  const number = Number(typed.replace(',', '.'))
  return typeof before === 'number' && Number.isFinite(number) ? number : typed
}

function NewField({ names, add }: { names: string[]; add(name: string, value: CustomValue): void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (!isOpen)
    return (
      <dd className={css.more}>
        <button ref={button} type="button" className={`btn quiet s ${css.moreButton}`} onClick={() => setOpen(true)}>
          <IconPlus className="i" aria-hidden />
          {t('card.own.add')}
        </button>
      </dd>
    )

  const close = () => {
    setOpen(false)
    setTimeout(() => button.current?.focus())
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const [name, value] = [given.name?.trim() ?? '', given.value?.trim() ?? '']
    if (name && value && !names.includes(name)) add(name, value)
    close()
  }
  return (
    <dd className={css.more}>
      <form
        className={css.pair}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          close()
        }}
      >
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever adds a field names it next
          autoFocus
          className={`in s ${css.pairInput}`}
          name="name"
          maxLength={100}
          placeholder={t('card.own.name')}
          aria-label={t('card.own.name')}
          autoComplete="off"
          required
        />
        <input
          className={`in s ${css.pairInput}`}
          name="value"
          maxLength={1000}
          placeholder={t('card.own.value')}
          aria-label={t('card.own.value')}
          autoComplete="off"
          required
        />
        <button type="submit" className={`btn s ${css.moreButton}`}>
          {t('card.own.keep')}
        </button>
      </form>
    </dd>
  )
}
