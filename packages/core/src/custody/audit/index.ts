export { auditQueries, startAudit } from './run-audit.ts'
export type { AuditAnswer, AuditRun } from './run-audit.ts'
export { mostListed } from './query.ts'
export type {
  AuditContext,
  AuditedEvent,
  AuditQuery,
  AuditQueryName,
  AuditReading,
  AuditRow,
  Tally,
} from './query.ts'
export type { AuditScope } from './scope.ts'
