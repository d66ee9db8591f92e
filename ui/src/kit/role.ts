// Roles and rights in words.
import type { Right, Role } from '../backend/generated';
import { m } from '../words';

const ROLES: Record<Role, () => string> = {
  drafter: m.role_drafter,
  unit_head: m.role_unit_head,
  format_checker: m.role_format_checker,
  leader: m.role_leader,
  clerk: m.role_clerk,
  reader: m.role_reader,
};

const RIGHTS: Record<Right, () => string> = {
  read: m.right_read,
  remark: m.right_remark,
  draft: m.right_draft,
  record: m.right_record,
  check_content: m.right_check_content,
  check_form: m.right_check_form,
  approve: m.right_approve,
  sign: m.right_sign,
  issue: m.right_issue,
  close: m.right_close,
  manage: m.right_manage,
};

/** A role's name. */
export const roleName = (role: Role): string => ROLES[role]();

/** What a right lets somebody do, as part of a list. */
export const rightName = (right: Right): string => RIGHTS[right]();
