import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconSearch, IconX } from '../ui/icons.ts'
import { useView } from '../view.ts'
import css from './view-bar.module.css'

type Props = { q: string; label: string; autoFocus?: boolean; onSeek(q: string): void }

/** The search of a view: numbers, phones, names, parts of texts. */
export function Search({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useTranslation()
  const [view, change] = useView()
  const onSeek = (q: string) => change({ q }, { replace: true })
  return <SearchField q={view.q} label={t('view.search')} autoFocus={autoFocus} onSeek={onSeek} />
}

type ToggleProps = { q: string; label: string; isOpen: boolean; toggle(): void }

/** Opens and closes a search box on a phone. An active search in a closed box is marked. */
export function SearchToggle({ q, label, isOpen, toggle }: ToggleProps) {
  const { t } = useTranslation()
  const isHidden = q !== '' && !isOpen
  return (
    <button
      type="button"
      className="ib"
      aria-label={isHidden ? t('view.searchOf', { q }) : label}
      aria-expanded={isOpen}
      onClick={toggle}
    >
      <IconSearch className="i" aria-hidden />
      {isHidden && <span className={`fresh ${css.filtered}`} />}
    </button>
  )
}

/** A search box. `/` focuses it, Esc clears it. */
export function SearchField({ q: sought, label, autoFocus = false, onSeek }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(sought)
  const own = useRef(sought)
  const box = useRef<HTMLInputElement>(null)
  const seekNow = (q: string) => {
    own.current = q
    onSeek(q)
  }
  const seek = useDebouncedCallback(seekNow, 200)

  useEffect(() => {
    if (sought === own.current) return // the change was made in this box
    own.current = sought
    setTyped(sought)
  }, [sought])
  useEffect(() => {
    if (autoFocus) box.current?.focus()
  }, [autoFocus])

  useHotkeys([['/', focus, { usePhysicalKeys: true }]])

  const type = (text: string) => {
    setTyped(text)
    seek(text.trim())
  }
  /** At once, since the box may be closed before the debounced search. */
  const clear = () => {
    setTyped('')
    seek.cancel()
    seekNow('')
  }
  return (
    <label className={`in s ${css.find} quiet`}>
      <IconSearch className="i" aria-hidden />
      <input
        ref={box}
        type="search"
        enterKeyHint="search"
        placeholder={label}
        aria-label={label}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (typed === '') event.currentTarget.blur()
          else clear()
          event.stopPropagation()
        }}
      />
      {typed === '' ? (
        <kbd>/</kbd>
      ) : (
        <button type="button" className="ib" aria-label={t('view.clearSearch')} onClick={clear}>
          <IconX className="i" aria-hidden />
        </button>
      )}
    </label>
  )

  /** Focuses the box, unless a lead or a dialog is over it. */
  function focus(): void {
    if (!document.querySelector('[data-lead], [role=dialog]')) box.current?.focus()
  }
}
