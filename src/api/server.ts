import type { FastifyInstance } from 'fastify'
import { getAbout } from './about.ts'
import { listEntryPoints, listRefusedSubmissions } from './capture/entry-points.ts'
import { closeForm, createFormRoute, getForm, listForms, previewForm, updateForm } from './capture/forms.ts'
import { deleteMapping, getMapping, listMappings, putMapping, testMapping } from './capture/mappings.ts'
import { downloadReceiptFile, listReceiptFiles } from './capture/receipt-files.ts'
import { downloadReceiptBody, getReceipt, listLeadReceipts, listReceipts } from './capture/receipts.ts'
import {
  markReceiptNotSpam,
  markReceiptsNotSpam,
  replayReceiptRoute,
  replayReceipts,
} from './capture/receipts-replay.ts'
import { getReceiptsSummary } from './capture/receipts-summary.ts'
import { getCaptureSettings, updateCaptureSettings } from './capture/settings.ts'
import { exportCosts, importCosts } from './costs/cost-files.ts'
import { deleteCost, listCosts, replaceCosts } from './costs/costs.ts'
import * as deliveries from './destinations/deliveries.ts'
import {
  createDestinationRoute,
  deleteDestination,
  getDestination,
  listDestinations,
  rotateDestinationSecret,
  updateDestination,
} from './destinations/destinations.ts'
import { listDestinationHealth } from './destinations/health.ts'
import type { DoorOptions } from './door/options.ts'
import { registerRoutes } from './door/register.ts'
import { routeTable } from './door/route-table.ts'
import { listEvents, listLeadEvents, streamEvents } from './events/events.ts'
import * as importWork from './imports/import-work.ts'
import * as imports from './imports/imports.ts'
import { deleteLead, listBin, purgeLeadRoute, restoreLeadRoute } from './leads/bin.ts'
import { getBoard, getBoardColumn } from './leads/board.ts'
import { bulkUpdateLeads } from './leads/bulk.ts'
import { createLeadComment, deleteLeadComment, markLeadOpened, updateLeadComment } from './leads/comments.ts'
import { exportLeadsRoute } from './leads/export.ts'
import { getJob, listJobs, stopJobRoute } from './leads/jobs.ts'
import { getLead, getLeadNeighbours, listLeads, listRelatedLeads } from './leads/read.ts'
import { undoByToken, undoEventRoute } from './leads/undo.ts'
import { createLead, mergeLeadsRoute, updateLead } from './leads/write.ts'
import { deleteNoticeBot, listNoticeBots, setNoticeBot, updateNoticeBot } from './notices/bots.ts'
import {
  deleteNoticeChat,
  deleteNoticeLink,
  listNoticeChats,
  listNoticeLinks,
  updateNoticeChat,
} from './notices/chats.ts'
import { createNoticeLink } from './notices/links.ts'
import { getUnreadNotices, listNotices, markNoticesRead } from './notices/notices.ts'
import { createPushSubscription, deletePushSubscription, getPushKey } from './notices/push.ts'
import {
  getNoticeDefaults,
  getNoticeSettings,
  setPersonalWays,
  testNotice,
  updateNoticeDefaults,
  updateNoticeSettings,
} from './notices/settings.ts'
import { setDutyRoute } from './people/duty.ts'
import { claimFirstRun, getFirstRunState } from './people/first-run.ts'
import {
  acceptInvitationRoute,
  createInvitation,
  listInvitations,
  previewInvitation,
  renewInvitationRoute,
  revokeInvitation,
} from './people/invitations.ts'
import { getMe, listSessions, revokeSession, updateMe } from './people/me.ts'
import { leaveProject, listMembers, removeMemberRoute, updateMember } from './people/members.ts'
import { listMentions, markMentionsSeen } from './people/mentions.ts'
import { getAssignment, updateAssignment } from './projects/assignment.ts'
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
import { getDemo, removeDemoRoute } from './projects/demo.ts'
import { createKey, listKeys, revokeKey, rotateKeyRoute, updateKey } from './projects/keys.ts'
import { createLostReason, deleteLostReason, listLostReasons, updateLostReason } from './projects/lost-reasons.ts'
import { createField, deleteField, listFields, updateField } from './projects/own-fields.ts'
import { createProjectRoute, getProject, listProjects, updateProject } from './projects/projects.ts'
import { getRetention, updateRetention } from './projects/retention.ts'
import { listSources } from './projects/sources.ts'
import { createStatus, deleteStatus, listStatuses, reorderStatuses, updateStatus } from './projects/statuses.ts'
import { getWorkingTime, updateWorkingTime } from './projects/working-time.ts'
import { createPull, getPull, listPullFaults, listPullReports, listPulls, stopPullRoute } from './pulls/pulls.ts'
import { getChannelsReport } from './reports/channels.ts'
import { getCohortsReport } from './reports/cohorts.ts'
import { exportReport } from './reports/export.ts'
import { getFunnelReport } from './reports/funnel.ts'
import { getHoursReport } from './reports/hours.ts'
import { getPeopleReport } from './reports/people.ts'
import { getSeriesReport } from './reports/series.ts'
import { getSourcesReport } from './reports/sources.ts'
import { getSummaryReport } from './reports/summary.ts'
import { createView, deleteView, getView, listViews, updateView } from './views/views.ts'

/** Every route of our own API, in the order of the documentation. The compiler checks verb and path. */
export const routes = routeTable({
  'GET /me': getMe,
  'GET /about': getAbout,
  'PATCH /me': updateMe,
  'GET /me/sessions': listSessions,
  'DELETE /me/sessions/:id': revokeSession,
  'GET /first-run': getFirstRunState,
  'POST /first-run': claimFirstRun,
  'GET /projects/:project/members': listMembers,
  'PATCH /projects/:project/members/:id': updateMember,
  'DELETE /projects/:project/members/:id': removeMemberRoute,
  'POST /projects/:project/leave': leaveProject,
  'PUT /projects/:project/duty': setDutyRoute,
  'GET /projects/:project/notices': listNotices,
  'GET /projects/:project/notices/unread': getUnreadNotices,
  'POST /projects/:project/notices/read': markNoticesRead,
  'GET /projects/:project/notice-settings': getNoticeSettings,
  'PATCH /projects/:project/notice-settings': updateNoticeSettings,
  'POST /projects/:project/notice-settings/test': testNotice,
  'GET /projects/:project/notice-links': listNoticeLinks,
  'DELETE /projects/:project/notice-links/:id': deleteNoticeLink,
  'GET /projects/:project/notice-defaults': getNoticeDefaults,
  'PATCH /projects/:project/notice-defaults': updateNoticeDefaults,
  'PUT /projects/:project/notice-defaults/personal': setPersonalWays,
  'GET /projects/:project/notice-chats': listNoticeChats,
  'PATCH /projects/:project/notice-chats/:id': updateNoticeChat,
  'DELETE /projects/:project/notice-chats/:id': deleteNoticeChat,
  'GET /projects/:project/mentions': listMentions,
  'POST /projects/:project/mentions/seen': markMentionsSeen,
  'GET /projects/:project/invitations': listInvitations,
  'POST /projects/:project/invitations': createInvitation,
  'POST /projects/:project/invitations/:id/renew': renewInvitationRoute,
  'DELETE /projects/:project/invitations/:id': revokeInvitation,
  'POST /invitations/look': previewInvitation,
  'POST /invitations/accept': acceptInvitationRoute,
  'GET /projects': listProjects,
  'POST /projects': createProjectRoute,
  'GET /projects/:project': getProject,
  'PATCH /projects/:project': updateProject,
  'GET /projects/:project/demo': getDemo,
  'DELETE /projects/:project/demo': removeDemoRoute,
  'GET /projects/:project/audit': listAuditEntries,
  'GET /projects/:project/statuses': listStatuses,
  'POST /projects/:project/statuses': createStatus,
  'PUT /projects/:project/statuses/order': reorderStatuses,
  'PATCH /projects/:project/statuses/:id': updateStatus,
  'DELETE /projects/:project/statuses/:id': deleteStatus,
  'GET /projects/:project/lost-reasons': listLostReasons,
  'POST /projects/:project/lost-reasons': createLostReason,
  'PATCH /projects/:project/lost-reasons/:id': updateLostReason,
  'DELETE /projects/:project/lost-reasons/:id': deleteLostReason,
  'GET /projects/:project/working-time': getWorkingTime,
  'PATCH /projects/:project/working-time': updateWorkingTime,
  'GET /projects/:project/retention': getRetention,
  'PATCH /projects/:project/retention': updateRetention,
  'GET /projects/:project/assignment': getAssignment,
  'PATCH /projects/:project/assignment': updateAssignment,
  'GET /projects/:project/sources': listSources,
  'GET /projects/:project/channels': listChannels,
  'POST /projects/:project/channels': createChannel,
  'PATCH /projects/:project/channels/:id': updateChannel,
  'DELETE /projects/:project/channels/:id': deleteChannel,
  'GET /projects/:project/channels/rules': listChannelRules,
  'PUT /projects/:project/channels/rules': replaceChannelRules,
  'POST /projects/:project/channels/try': testChannelRules,
  'GET /projects/:project/costs': listCosts,
  'PUT /projects/:project/costs': replaceCosts,
  'POST /projects/:project/costs/import': importCosts,
  'GET /projects/:project/costs/export': exportCosts,
  'DELETE /projects/:project/costs/:id': deleteCost,
  'GET /projects/:project/fields': listFields,
  'POST /projects/:project/fields': createField,
  'PATCH /projects/:project/fields/:id': updateField,
  'DELETE /projects/:project/fields/:id': deleteField,
  'GET /projects/:project/notice-bots': listNoticeBots,
  'PUT /projects/:project/notice-bots/:way': setNoticeBot,
  'PATCH /projects/:project/notice-bots/:way': updateNoticeBot,
  'DELETE /projects/:project/notice-bots/:way': deleteNoticeBot,
  'POST /projects/:project/notice-links': createNoticeLink,
  'GET /projects/:project/push-subscriptions/key': getPushKey,
  'POST /projects/:project/push-subscriptions': createPushSubscription,
  'DELETE /projects/:project/push-subscriptions': deletePushSubscription,
  'GET /projects/:project/views': listViews,
  'POST /projects/:project/views': createView,
  'GET /projects/:project/views/:id': getView,
  'PATCH /projects/:project/views/:id': updateView,
  'DELETE /projects/:project/views/:id': deleteView,
  'GET /projects/:project/leads': listLeads,
  'GET /projects/:project/leads/:lead': getLead,
  'GET /projects/:project/leads/:lead/neighbours': getLeadNeighbours,
  'GET /projects/:project/leads/:lead/related': listRelatedLeads,
  'POST /projects/:project/leads': createLead,
  'POST /projects/:project/leads/merge': mergeLeadsRoute,
  'PATCH /projects/:project/leads/:lead': updateLead,
  'DELETE /projects/:project/leads/:lead': deleteLead,
  'POST /projects/:project/leads/:lead/restore': restoreLeadRoute,
  'POST /projects/:project/leads/:lead/purge': purgeLeadRoute,
  'GET /projects/:project/bin': listBin,
  'POST /projects/:project/leads/:lead/comments': createLeadComment,
  'PATCH /projects/:project/leads/:lead/comments/:number': updateLeadComment,
  'DELETE /projects/:project/leads/:lead/comments/:number': deleteLeadComment,
  'POST /projects/:project/leads/:lead/opened': markLeadOpened,
  'POST /projects/:project/undo/:token': undoByToken,
  'POST /projects/:project/events/:number/undo': undoEventRoute,
  'GET /projects/:project/events': listEvents,
  'GET /projects/:project/events/stream': streamEvents,
  'GET /projects/:project/leads/:lead/events': listLeadEvents,
  'GET /projects/:project/board': getBoard,
  'GET /projects/:project/board/:status': getBoardColumn,
  'GET /projects/:project/reports/summary': getSummaryReport,
  'GET /projects/:project/reports/series': getSeriesReport,
  'GET /projects/:project/reports/sources': getSourcesReport,
  'GET /projects/:project/reports/channels': getChannelsReport,
  'GET /projects/:project/reports/funnel': getFunnelReport,
  'GET /projects/:project/reports/people': getPeopleReport,
  'GET /projects/:project/reports/hours': getHoursReport,
  'GET /projects/:project/reports/cohorts': getCohortsReport,
  'GET /projects/:project/reports/export': exportReport,
  'POST /projects/:project/leads/bulk': bulkUpdateLeads,
  'GET /projects/:project/jobs': listJobs,
  'GET /projects/:project/jobs/:job': getJob,
  'POST /projects/:project/jobs/:job/stop': stopJobRoute,
  'GET /projects/:project/pulls': listPulls,
  'POST /projects/:project/pulls': createPull,
  'GET /projects/:project/pulls/:id': getPull,
  'POST /projects/:project/pulls/:id/stop': stopPullRoute,
  'GET /projects/:project/pulls/:id/faults': listPullFaults,
  'GET /projects/:project/pulls/:id/reports': listPullReports,
  'GET /projects/:project/keys': listKeys,
  'POST /projects/:project/keys': createKey,
  'PATCH /projects/:project/keys/:id': updateKey,
  'POST /projects/:project/keys/:id/rotate': rotateKeyRoute,
  'DELETE /projects/:project/keys/:id': revokeKey,
  'GET /projects/:project/destinations': listDestinations,
  'POST /projects/:project/destinations': createDestinationRoute,
  'GET /projects/:project/destinations/health': listDestinationHealth,
  'GET /projects/:project/destinations/:id': getDestination,
  'PATCH /projects/:project/destinations/:id': updateDestination,
  'DELETE /projects/:project/destinations/:id': deleteDestination,
  'POST /projects/:project/destinations/:id/rotate': rotateDestinationSecret,
  'POST /projects/:project/destinations/:id/test': deliveries.testDestination,
  'POST /projects/:project/destinations/:id/resend': deliveries.resendDeliveriesRoute,
  'GET /projects/:project/destinations/:id/deliveries': deliveries.listDeliveries,
  'GET /projects/:project/destinations/:id/deliveries/:event': deliveries.getDelivery,
  'POST /projects/:project/destinations/:id/deliveries/:event/resend': deliveries.resendDelivery,
  'GET /projects/:project/export': exportLeadsRoute,
  'GET /projects/:project/imports': imports.listImports,
  'POST /projects/:project/imports': imports.createImportRoute,
  'GET /projects/:project/imports/:import': imports.getImport,
  'PATCH /projects/:project/imports/:import': imports.updateImport,
  'DELETE /projects/:project/imports/:import': imports.deleteImport,
  'PUT /projects/:project/imports/:import/content': imports.uploadImport,
  'POST /projects/:project/imports/:import/forecast': importWork.forecastImportRoute,
  'POST /projects/:project/imports/:import/run': importWork.runImport,
  'POST /projects/:project/imports/:import/stop': importWork.stopImportRoute,
  'POST /projects/:project/imports/:import/undo': importWork.undoImport,
  'GET /projects/:project/imports/:import/refusals': importWork.listImportRefusals,
  'GET /projects/:project/imports/:import/rejected': importWork.downloadRejectedRows,
  'GET /projects/:project/capture': getCaptureSettings,
  'PATCH /projects/:project/capture': updateCaptureSettings,
  'GET /projects/:project/entry-points': listEntryPoints,
  'GET /projects/:project/entry-points/refused': listRefusedSubmissions,
  'GET /projects/:project/receipts': listReceipts,
  'GET /projects/:project/receipts/summary': getReceiptsSummary,
  'GET /projects/:project/receipts/:id': getReceipt,
  'GET /projects/:project/receipts/:id/raw': downloadReceiptBody,
  'GET /projects/:project/leads/:lead/receipts': listLeadReceipts,
  'POST /projects/:project/receipts/:id/replay': replayReceiptRoute,
  'POST /projects/:project/receipts/:id/not-spam': markReceiptNotSpam,
  'POST /projects/:project/receipts/replay': replayReceipts,
  'POST /projects/:project/receipts/not-spam': markReceiptsNotSpam,
  'GET /projects/:project/forms': listForms,
  'POST /projects/:project/forms': createFormRoute,
  'POST /projects/:project/forms/preview': previewForm,
  'GET /projects/:project/forms/:id': getForm,
  'PATCH /projects/:project/forms/:id': updateForm,
  'POST /projects/:project/forms/:id/close': closeForm,
  'GET /projects/:project/mappings': listMappings,
  'GET /projects/:project/mappings/:name': getMapping,
  'PUT /projects/:project/mappings/:name': putMapping,
  'DELETE /projects/:project/mappings/:name': deleteMapping,
  'POST /projects/:project/mappings/:name/try': testMapping,
  'GET /projects/:project/receipts/:receipt/files': listReceiptFiles,
  'GET /projects/:project/receipts/:receipt/files/:number': downloadReceiptFile,
})

export type ApiOptions = DoorOptions

/** Our own API, registered under `/api/v2`. */
export async function api(app: FastifyInstance, options: ApiOptions): Promise<void> {
  await registerRoutes(app, routes, options)
}
