import type { FastifyInstance } from 'fastify'
import { getAbout } from './about.ts'
import { closeForm, createFormRoute, getForm, listForms, updateForm } from './capture/forms.ts'
import { deleteMapping, getMapping, listMappings, putMapping, testMapping } from './capture/mappings.ts'
import { downloadReceiptFile, listReceiptFiles } from './capture/receipt-files.ts'
import { downloadReceiptBody, getReceipt, listLeadReceipts, listReceipts } from './capture/receipts.ts'
import {
  markReceiptNotSpam,
  markReceiptsNotSpam,
  replayReceiptRoute,
  replayReceipts,
} from './capture/receipts-replay.ts'
import { getCaptureSettings, updateCaptureSettings } from './capture/settings.ts'
import { type DoorOptions, registerRoutes } from './door/register.ts'
import type { Route } from './door/route.ts'
import { listEvents, listLeadEvents, streamEvents } from './events/events.ts'
import { deleteLead, purgeLeadRoute, restoreLeadRoute } from './leads/bin.ts'
import { getBoard, getBoardColumn } from './leads/board.ts'
import { bulkUpdateLeads } from './leads/bulk.ts'
import { createLeadComment, markLeadOpened } from './leads/comments.ts'
import { exportLeadsRoute } from './leads/export.ts'
import { getJob, listJobs, stopJobRoute } from './leads/jobs.ts'
import { getLead, getLeadNeighbours, listLeads, listRelatedLeads } from './leads/read.ts'
import { undoByToken, undoEventRoute } from './leads/undo.ts'
import { createLead, mergeLeadsRoute, updateLead } from './leads/write.ts'
import { claimFirstRun, getFirstRunState } from './people/first-run.ts'
import {
  acceptInvitationRoute,
  createInvitation,
  listInvitations,
  previewInvitation,
  revokeInvitation,
} from './people/invitations.ts'
import { getMe, listSessions, revokeSession, updateMe } from './people/me.ts'
import { leaveProject, listMembers, removeMemberRoute, updateMember } from './people/members.ts'
import { listAuditEntries } from './projects/audit.ts'
import {
  createChannel,
  deleteChannel,
  listChannelRules,
  listChannels,
  replaceChannelRules,
  testChannelRules,
  updateChannel,
} from './projects/channels.ts'
import { createKey, listKeys, revokeKey, rotateKeyRoute, updateKey } from './projects/keys.ts'
import { getProject, listProjects, updateProject } from './projects/projects.ts'
import { listSources } from './projects/sources.ts'
import { createStatus, deleteStatus, listStatuses, reorderStatuses, updateStatus } from './projects/statuses.ts'
import { getChannelsReport } from './reports/channels.ts'
import { getFunnelReport } from './reports/funnel.ts'
import { getSeriesReport } from './reports/series.ts'
import { getSourcesReport } from './reports/sources.ts'
import { getSummaryReport } from './reports/summary.ts'
import { createView, deleteView, getView, listViews, updateView } from './views/views.ts'

/** Every call of our own API, a line each, in the order of the documentation. */
export const routes: readonly Route[] = [
  getMe,
  getAbout,
  updateMe,
  listSessions,
  revokeSession,
  getFirstRunState,
  claimFirstRun,
  listMembers,
  updateMember,
  removeMemberRoute,
  leaveProject,
  listInvitations,
  createInvitation,
  revokeInvitation,
  previewInvitation,
  acceptInvitationRoute,
  listProjects,
  getProject,
  updateProject,
  listAuditEntries,
  listStatuses,
  createStatus,
  reorderStatuses,
  updateStatus,
  deleteStatus,
  listSources,
  listChannels,
  createChannel,
  updateChannel,
  deleteChannel,
  listChannelRules,
  replaceChannelRules,
  testChannelRules,
  listViews,
  createView,
  getView,
  updateView,
  deleteView,
  listLeads,
  getLead,
  getLeadNeighbours,
  listRelatedLeads,
  createLead,
  mergeLeadsRoute,
  updateLead,
  deleteLead,
  restoreLeadRoute,
  purgeLeadRoute,
  createLeadComment,
  markLeadOpened,
  undoByToken,
  undoEventRoute,
  listEvents,
  streamEvents,
  listLeadEvents,
  getBoard,
  getBoardColumn,
  getSummaryReport,
  getSeriesReport,
  getSourcesReport,
  getChannelsReport,
  getFunnelReport,
  bulkUpdateLeads,
  listJobs,
  getJob,
  stopJobRoute,
  listKeys,
  createKey,
  updateKey,
  rotateKeyRoute,
  revokeKey,
  exportLeadsRoute,
  getCaptureSettings,
  updateCaptureSettings,
  listReceipts,
  getReceipt,
  downloadReceiptBody,
  listLeadReceipts,
  replayReceiptRoute,
  markReceiptNotSpam,
  replayReceipts,
  markReceiptsNotSpam,
  listForms,
  createFormRoute,
  getForm,
  updateForm,
  closeForm,
  listMappings,
  getMapping,
  putMapping,
  deleteMapping,
  testMapping,
  listReceiptFiles,
  downloadReceiptFile,
]

export type ApiOptions = DoorOptions

/** Our own API, to be registered under `/api/v2`. */
export async function api(app: FastifyInstance, options: ApiOptions): Promise<void> {
  await registerRoutes(app, routes, options)
}
