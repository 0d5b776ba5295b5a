import type { FastifyInstance } from 'fastify'
import { getAbout } from './about.ts'
import { listAudit } from './audit.ts'
import { purgeLeadRoute, removeLeadRoute, restoreLeadRoute } from './bin.ts'
import { getBoard, getColumn } from './board.ts'
import { bulkLeads } from './bulk.ts'
import { getCapture, updateCapture } from './capture.ts'
import {
  createChannel,
  listChannels,
  listRules,
  putRulesRoute,
  removeChannelRoute,
  tryChannels,
  updateChannel,
} from './channels.ts'
import { commentLeadRoute, openLeadRoute } from './comments.ts'
import { type DoorOptions, door } from './door.ts'
import { followEvents, leadEvents, streamEvents } from './events.ts'
import { exportFile } from './export.ts'
import { claimFirstRun, getFirstRun } from './first-run.ts'
import { closeForm, createFormRoute, getForm, listForms, updateForm } from './forms.ts'
import {
  acceptInvitationRoute,
  createInvitation,
  endInvitationRoute,
  listInvitations,
  lookAtInvitation,
} from './invitations.ts'
import { getJob, listJobs, stopJobRoute } from './jobs.ts'
import { createKeyRoute, endKey, listKeys, rotateKeyRoute, updateKey } from './keys.ts'
import { getLead, getNeighbours, listLeads, listRelated } from './leads-read.ts'
import { createLeadRoute, mergeLeadsRoute, updateLeadRoute } from './leads-write.ts'
import { getMapping, listMappings, putMapping, removeMappingRoute, tryMapping } from './mappings.ts'
import { endSession, getMe, listSessions, updateMe } from './me.ts'
import { leaveProject, listMembers, removeMemberRoute, updateMember } from './members.ts'
import { getProject, listProjects, updateProject } from './projects.ts'
import { getFile, listFiles } from './receipt-files.ts'
import { getRawReceipt, getReceipt, leadReceipts, listReceipts } from './receipts.ts'
import { notSpamReceipt, notSpamReceipts, replayReceiptRoute, replayReceipts } from './receipts-replay.ts'
import { compareChannels } from './reports/channels.ts'
import { getFunnel } from './reports/funnel.ts'
import { getSeries } from './reports/series.ts'
import { compareSources } from './reports/sources.ts'
import { getSummary } from './reports/summary.ts'
import type { Route } from './route.ts'
import { listSeenSources } from './sources.ts'
import { createStatus, listStatuses, orderStatuses, removeStatusRoute, updateStatus } from './statuses.ts'
import { undoEventRoute, undoTokenRoute } from './undo.ts'
import { createView, getView, listViews, removeViewRoute, updateView } from './views.ts'

/** Every call of our own API, a line each, in the order of the documentation. */
export const routes: readonly Route[] = [
  getMe,
  getAbout,
  updateMe,
  listSessions,
  endSession,
  getFirstRun,
  claimFirstRun,
  listMembers,
  updateMember,
  removeMemberRoute,
  leaveProject,
  listInvitations,
  createInvitation,
  endInvitationRoute,
  lookAtInvitation,
  acceptInvitationRoute,
  listProjects,
  getProject,
  updateProject,
  listAudit,
  listStatuses,
  createStatus,
  orderStatuses,
  updateStatus,
  removeStatusRoute,
  listSeenSources,
  listChannels,
  createChannel,
  updateChannel,
  removeChannelRoute,
  listRules,
  putRulesRoute,
  tryChannels,
  listViews,
  createView,
  getView,
  updateView,
  removeViewRoute,
  listLeads,
  getLead,
  getNeighbours,
  listRelated,
  createLeadRoute,
  mergeLeadsRoute,
  updateLeadRoute,
  removeLeadRoute,
  restoreLeadRoute,
  purgeLeadRoute,
  commentLeadRoute,
  openLeadRoute,
  undoTokenRoute,
  undoEventRoute,
  followEvents,
  streamEvents,
  leadEvents,
  getBoard,
  getColumn,
  getSummary,
  getSeries,
  compareSources,
  compareChannels,
  getFunnel,
  bulkLeads,
  listJobs,
  getJob,
  stopJobRoute,
  listKeys,
  createKeyRoute,
  updateKey,
  rotateKeyRoute,
  endKey,
  exportFile,
  getCapture,
  updateCapture,
  listReceipts,
  getReceipt,
  getRawReceipt,
  leadReceipts,
  replayReceiptRoute,
  notSpamReceipt,
  replayReceipts,
  notSpamReceipts,
  listForms,
  createFormRoute,
  getForm,
  updateForm,
  closeForm,
  listMappings,
  getMapping,
  putMapping,
  removeMappingRoute,
  tryMapping,
  listFiles,
  getFile,
]

export type ApiOptions = DoorOptions

/** Our own API, to be registered under `/api/v2`. */
export async function api(app: FastifyInstance, options: ApiOptions): Promise<void> {
  await door(app, routes, options)
}
