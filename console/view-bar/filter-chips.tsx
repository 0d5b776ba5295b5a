import { Popover } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition, Filter } from '../api/types.ts'
import { IconFilter, IconPlus, IconX } from '../ui/icons.ts'
import editor from './condition.module.css'
import { ConditionEditor } from './condition-editor.tsx'
import { useConditionText } from './condition-text.ts'
import { FieldMenu } from './field-menu.tsx'
import { added, type Item, type Place, readTree, replaced, turned, writeTree } from './filter-tree.ts'
import css from './view-bar.module.css'

type Props = {
  filter: Filter | undefined
  /** Called with another filter; undefined for one without conditions. */
  change(filter: Filter | undefined): void
  /** Fields to leave out. */
  but?: readonly string[] | undefined
}

/** The conditions of a filter as editable chips. Conditions that the bar cannot show are kept. */
export function FilterChips({ filter, change, but }: Props) {
  const { t } = useTranslation()
  const tree = readTree(filter)
  const set = (next: typeof tree) => change(writeTree(next))
  const chip = (condition: Condition, place: Place) => (
    <Chip
      condition={condition}
      but={but}
      onChange={(next) => set(replaced(tree, place, next))}
      onBeside={(other) => set(added(tree, other, place))}
    />
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a default style
    <div className={css.chips} role="group" aria-label={t('view.filter')}>
      {tree.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions are identified by their position
        <Fragment key={index}>
          {index > 0 && <Word join={tree.join} onTurn={() => set(turned(tree))} />}
          {isOne(item) ? (
            chip(item, [index])
          ) : 'deep' in item ? (
            <span className={css.chip}>
              <span className={css.k}>{t('view.deep')}</span>
              <Remove onRemove={() => set({ ...tree, items: tree.items.filter((each) => each !== item) })} />
            </span>
          ) : (
            <span className={css.group}>
              {item.items.map((condition, within) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: conditions are identified by their position
                <Fragment key={within}>
                  {within > 0 && <Word join={item.join} onTurn={() => set(turned(tree, index))} />}
                  {chip(condition, [index, within])}
                </Fragment>
              ))}
            </span>
          )}
        </Fragment>
      ))}
      <AddTo filter={filter} change={change} but={but} />
      {tree.items.length > 1 && (
        <button type="button" className="btn quiet s" onClick={() => change(undefined)}>
          {t('view.clear')}
        </button>
      )}
    </div>
  )
}

function isOne(item: Item): item is Condition {
  return 'field' in item
}

function Word({ join, onTurn }: { join: 'and' | 'or'; onTurn(): void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className={css.word} title={t(`view.turn.${join}`)} onClick={onTurn}>
      {t(`view.${join}`)}
    </button>
  )
}

type ChipProps = {
  condition: Condition
  but: readonly string[] | undefined
  onChange(condition: Condition | undefined): void
  /** Adds an alternative to this condition. */
  onBeside(other: Condition): void
}

function Chip({ condition, but, onChange, onBeside }: ChipProps) {
  const [step, setStep] = useState<'this' | 'beside'>()
  const { field, operator, value } = useConditionText(condition)
  const isOpen = step !== undefined
  const close = () => setStep(undefined)
  return (
    <span className={css.chip}>
      <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={css.said}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setStep(isOpen ? undefined : 'this')}
          >
            <span className={css.k}>{field}</span> {operator && <span className={css.op}>{operator}</span>}{' '}
            <span className={css.v}>{value}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown className={`pop ${editor.cond}`} aria-label={field}>
          {step === 'beside' ? (
            <NewCondition but={but} onAdd={onBeside} onDone={close} />
          ) : (
            <ConditionEditor
              condition={condition}
              onChange={onChange}
              onBeside={(kept) => {
                onChange(kept)
                setStep('beside')
              }}
              onDone={close}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      <Remove onRemove={() => onChange(undefined)} name={field} />
    </span>
  )
}

function Remove({ onRemove, name }: { onRemove(): void; name?: string }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={css.x}
      aria-label={`${t('view.remove')}${name ? `: ${name}` : ''}`}
      onClick={onRemove}
    >
      <IconX className="i" aria-hidden />
    </button>
  )
}

/** A button that adds a condition to a filter; in a header it is labelled as the filter. */
export function AddTo({ filter, change, but, isFilter = false }: Props & { isFilter?: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [turn, setTurn] = useState(0) // so that reopening it while it is closing starts anew
  const toggle = () => {
    setOpen(!isOpen)
    if (!isOpen) setTurn(turn + 1)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={isFilter ? 'btn quiet' : 'btn quiet s'}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {isFilter ? <IconFilter className="i" aria-hidden /> : <IconPlus className="i" aria-hidden />}
          {t(isFilter ? 'view.filter' : 'view.add')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={`pop ${editor.cond}`} aria-label={t('view.add')}>
        <NewCondition
          key={turn}
          but={but}
          onAdd={(condition) => change(writeTree(added(readTree(filter), condition)))}
          onDone={() => setOpen(false)}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

type NewProps = { but: readonly string[] | undefined; onAdd(condition: Condition): void; onDone(): void }

/** A new condition: first its field, then its value. */
function NewCondition({ but, onAdd, onDone }: NewProps) {
  const [draft, setDraft] = useState<Condition>()
  if (!draft) return <FieldMenu but={but} onChoose={setDraft} />
  return <ConditionEditor condition={draft} onChange={onAdd} onDone={onDone} />
}
