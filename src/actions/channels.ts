import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import { type Channel, channelLimits, checkRules, type Rule } from '../domain/channel.ts'
import { fold } from '../domain/fold.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Colour } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'

/** Appends a channel and returns it. Refuses a name that exists, and more channels than allowed. */
export function addChannel(
  store: Store,
  by: Actor,
  project: Project,
  draft: { name: string; colour?: Colour },
  now: number,
): Promise<Channel> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    const { channels } = await tx.channels.dictionary(project.id)
    if (channels.length >= channelLimits.channels)
      throw refusal('too-many-channels', { limit: channelLimits.channels }, 'name')
    checkName(channels, draft.name)
    const id = await tx.counters.next(project.id, 'channel')
    const position = 1 + Math.max(-1, ...channels.map((channel) => channel.position))
    const channel: Channel = { id, name: draft.name, colour: draft.colour ?? 'grey', position }
    await tx.channels.insert(project.id, [channel])
    await tx.audit.append(project.id, {
      at: now,
      by,
      action: 'channel.added',
      subject: `channel:${id}`,
      details: { name: draft.name },
    })
    return channel
  }, project.id)
}

/** Changes the given fields of a channel and returns it. `position` counts from 0, and the others shift. */
export function changeChannel(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { name, colour, position }: Partial<Omit<Channel, 'id'>>,
  now: number,
): Promise<Channel> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const { channel, others } = await findChannel(tx, project, id)
    if (name !== undefined) checkName(others, name)
    const changed = { ...channel, name: name ?? channel.name, colour: colour ?? channel.colour }
    const place = position ?? others.filter((each) => each.position < channel.position).length
    const ordered = others.toSpliced(place, 0, changed).map((each, index) => ({ ...each, position: index }))
    for (const each of ordered) await tx.channels.change(project.id, each)
    const details = changeDetails(channel, { name, colour, position })
    await tx.audit.append(project.id, { at: now, by, action: 'channel.changed', subject: `channel:${id}`, details })
    return ordered.find((each) => each.id === id) ?? changed
  }, project.id)
}

/** Removes a channel and its rules. Leads that they matched fall through to the rules that follow. */
export function removeChannel(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const { channel, rules } = await findChannel(tx, project, id)
    if (rules.some((rule) => rule.channel === id))
      await tx.channels.setRules(
        project.id,
        rules.filter((rule) => rule.channel !== id),
      )
    await tx.channels.remove(project.id, id)
    const details = { name: channel.name }
    await tx.audit.append(project.id, { at: now, by, action: 'channel.removed', subject: `channel:${id}`, details })
  }, project.id)
}

/**
 * Replaces the ordered list of rules, which relabels all leads at once. `isExpected` checks the former list, and a
 * stale caller is refused.
 */
export function putRules(
  store: Store,
  by: Actor,
  project: Project,
  { rules, isExpected }: { rules: Rule[]; isExpected: (before: Rule[]) => boolean },
  now: number,
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const before = await tx.channels.dictionary(project.id)
    if (!isExpected(before.rules)) throw refusal('rules-changed', {}, 'If-Match')
    checkRules(rules, before.channels)
    await tx.channels.setRules(project.id, rules)
    const details = { before: before.rules.length, after: rules.length }
    await tx.audit.append(project.id, {
      at: now,
      by,
      action: 'channel_rules.replaced',
      subject: 'channel_rules',
      details,
    })
  }, project.id)
}

async function findChannel(tx: Transaction, project: Project, id: number) {
  const { channels, rules } = await tx.channels.dictionary(project.id)
  const channel = channels.find((each) => each.id === id)
  if (!channel) throw refusal('no-such-channel', { id: String(id) })
  return { channel, others: channels.filter((each) => each !== channel), rules }
}

function checkName(others: Channel[], name: string): void {
  if (name.trim() === '') throw refusal('required', {}, 'name')
  if (others.some((each) => fold(each.name) === fold(name))) throw refusal('channel-exists', { name }, 'name')
}
