// Why a backup was made, in words.
import type { BackupReason } from '../backend/generated';
import { m } from '../words';

const WORDS: Record<BackupReason, () => string> = {
  daily: m.kit_backup_daily,
  manual: m.kit_backup_manual,
  before_restore: m.kit_backup_before_restore,
  before_upgrade: m.kit_backup_before_upgrade,
};

/** The reason's words. */
export const backupReason = (reason: BackupReason): string => WORDS[reason]();
