import type { Actor } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { isSeenBy, type View, type ViewChange, type ViewDraft, viewLimits } from '../domain/view.ts'
import type { Store, Transaction } from '../store/store.ts'

/** Creates a view in the last place, owned by its creator, and returns it. Refuses over the limit of either. */
export function saveView(store: Store, by: Actor, project: Project, draft: ViewDraft, now: number): Promise<View> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id) // concurrent changes of views wait on this row
    const { all, own } = await tx.views.count(project.id, by.name)
    if (own >= viewLimits.ownViews) throw refusal('too-many-own-views', { limit: viewLimits.ownViews })
    if (all >= viewLimits.views) throw refusal('too-many-views', { limit: viewLimits.views })
    const view = await tx.views.insert(project.id, { ...draft, owner: by.name })
    if (view.isShared) await noteShared(tx, by, project, view, now)
    return view
  }, project.id)
}

/** Changes the given fields of one's own view and returns it. Refuses another version than the given one. */
export function changeView(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  change: ViewChange & { version: number | undefined },
  now: number,
): Promise<View> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const before = await findView(tx, by, project, id)
    if (before.owner !== by.name) throw refusal('not-your-view', { owner: before.owner })
    if (change.version !== undefined && change.version !== before.version)
      throw refusal('view-changed', { id: String(id) }, 'If-Match')
    const view = { ...changed(before, change), version: before.version + 1 }
    await tx.views.change(project.id, view)
    if (view.isShared && !before.isShared) await noteShared(tx, by, project, view, now)
    return view
  }, project.id)
}

/** A view with its changes; the id and the owner never change. */
function changed(view: View, change: ViewChange): View {
  const { name, kind, period, filter, q, sort, columns, isShared, position } = { ...view, ...change }
  return { ...view, name, kind, period, filter, q, sort, columns, isShared, position }
}

/** Removes one's own view; an admin may remove any shared one. Refuses another version than the given one. */
export function removeView(
  store: Store,
  by: Actor,
  project: Project,
  { id, isAdmin, version }: { id: number; isAdmin: boolean; version: number | undefined },
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const view = await findView(tx, by, project, id)
    if (view.owner !== by.name && !isAdmin) throw refusal('not-your-view', { owner: view.owner })
    if (version !== undefined && version !== view.version) throw refusal('view-changed', { id: String(id) }, 'If-Match')
    await tx.views.remove(project.id, id)
  }, project.id)
}

/** A view that an actor sees. The refusal does not reveal views of others. */
async function findView(tx: Transaction, by: Actor, project: Project, id: number): Promise<View> {
  const view = await tx.views.find(project.id, id)
  if (!view || !isSeenBy(view, by.name)) throw refusal('no-such-view', { id: String(id) })
  return view
}

function noteShared(tx: Transaction, by: Actor, project: Project, { id, name }: View, now: number): Promise<void> {
  return tx.audit.append(project.id, { at: now, by, action: 'view.shared', subject: `view:${id}`, details: { name } })
}
