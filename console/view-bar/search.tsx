import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconSearch, IconX } from '../ui/icons.ts'
import { useView } from '../view.ts'
import css from './view-bar.module.css'

/** The search box: numbers, phones, names, parts of texts. `/` focuses it, Esc clears it. */
export function Search({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useTranslation()
  const [view, change] = useView()
  const [typed, setTyped] = useState(view.q)
  const own = useRef(view.q)
  const box = useRef<HTMLInputElement>(null)
  const seek = useDebouncedCallback((q: string) => {
    own.current = q
    change({ q }, { replace: true })
  }, 200)

  useEffect(() => {
    if (view.q === own.current) return // it came from here
    own.current = view.q
    setTyped(view.q)
  }, [view.q])
  useEffect(() => {
    if (autoFocus) box.current?.focus()
  }, [autoFocus])

  useHotkeys([['/', focus, { usePhysicalKeys: true }]])

  const type = (text: string) => {
    setTyped(text)
    seek(text.trim())
  }
  return (
    <label className={`in s ${css.find} quiet`}>
      <IconSearch className="i" aria-hidden />
      <input
        ref={box}
        type="search"
        enterKeyHint="search"
        placeholder={t('view.search')}
        aria-label={t('view.search')}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (typed === '') event.currentTarget.blur()
          else type('')
          event.stopPropagation()
        }}
      />
      {typed === '' ? (
        <kbd>/</kbd>
      ) : (
        <button type="button" className="ib" aria-label={t('view.clearSearch')} onClick={() => type('')}>
          <IconX className="i" aria-hidden />
        </button>
      )}
    </label>
  )

  /** Focuses the box, unless a lead or a dialog is over it. */
  function focus(): void {
    if (!document.querySelector('aside, [role=dialog]')) box.current?.focus()
  }
}
