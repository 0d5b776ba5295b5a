import type { FastifyInstance } from 'fastify'
import { getAbout } from './about.ts'
import { closeForm, createFormRoute, getForm, listForms, updateForm } from './capture/forms.ts'
import { getMapping, listMappings, putMapping, removeMappingRoute, tryMapping } from './capture/mappings.ts'
import { getFile, listFiles } from './capture/receipt-files.ts'
import { getRawReceipt, getReceipt, leadReceipts, listReceipts } from './capture/receipts.ts'
import { notSpamReceipt, notSpamReceipts, replayReceiptRoute, replayReceipts } from './capture/receipts-replay.ts'
import { getCapture, updateCapture } from './capture/settings.ts'
import { type DoorOptions, registerRoutes } from './door/register.ts'
import type { Route } from './door/route.ts'
import { followEvents, leadEvents, streamEvents } from './events/events.ts'
import { purgeLeadRoute, removeLeadRoute, restoreLeadRoute } from './leads/bin.ts'
import { getBoard, getColumn } from './leads/board.ts'
import { bulkLeads } from './leads/bulk.ts'
import { commentLeadRoute, openLeadRoute } from './leads/comments.ts'
import { exportFile } from './leads/export.ts'
import { getJob, listJobs, stopJobRoute } from './leads/jobs.ts'
import { getLead, getNeighbours, listLeads, listRelated } from './leads/read.ts'
import { undoEventRoute, undoTokenRoute } from './leads/undo.ts'
import { createLeadRoute, mergeLeadsRoute, updateLeadRoute } from './leads/write.ts'
import { claimFirstRun, getFirstRun } from './people/first-run.ts'
import {
  acceptInvitationRoute,
  createInvitation,
  endInvitationRoute,
  listInvitations,
  lookAtInvitation,
} from './people/invitations.ts'
import { endSession, getMe, listSessions, updateMe } from './people/me.ts'
import { leaveProject, listMembers, removeMemberRoute, updateMember } from './people/members.ts'
import { listAudit } from './projects/audit.ts'
import {
  createChannel,
  listChannels,
  listRules,
  putRulesRoute,
  removeChannelRoute,
  tryChannels,
  updateChannel,
} from './projects/channels.ts'
import { createKeyRoute, endKey, listKeys, rotateKeyRoute, updateKey } from './projects/keys.ts'
import { getProject, listProjects, updateProject } from './projects/projects.ts'
import { listSeenSources } from './projects/sources.ts'
import { createStatus, listStatuses, orderStatuses, removeStatusRoute, updateStatus } from './projects/statuses.ts'
import { compareChannels } from './reports/channels.ts'
import { getFunnel } from './reports/funnel.ts'
import { getSeries } from './reports/series.ts'
import { compareSources } from './reports/sources.ts'
import { getSummary } from './reports/summary.ts'
import { createView, getView, listViews, removeViewRoute, updateView } from './views/views.ts'

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
  await registerRoutes(app, routes, options)
}
