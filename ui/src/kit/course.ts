// What the stages and steps of a plan's way are called, and who takes them.
import type {
  Course,
  CoursePassage,
  OpenStep,
  Person,
  Role,
  Stage,
  Step,
} from '../backend/generated';
import { m } from '../words';
import { moment } from './time';

const STAGES: Record<Stage, () => string> = {
  drafting: m.kit_stage_drafting,
  returned: m.kit_stage_returned,
  unit_review: m.kit_stage_unit_review,
  format_check: m.kit_stage_format_check,
  leader_review: m.kit_stage_leader_review,
  approved: m.kit_stage_approved,
  signed: m.kit_stage_signed,
  numbered: m.kit_stage_numbered,
  issued: m.kit_stage_issued,
  filed: m.kit_stage_filed,
  replaced: m.kit_stage_replaced,
  corrected: m.kit_stage_corrected,
};

const STEPS: Record<Step, () => string> = {
  submit: m.kit_step_submit,
  pass_content: m.kit_step_pass_content,
  pass_form: m.kit_step_pass_form,
  approve: m.kit_step_approve,
  return: m.kit_step_return,
  take_back: m.kit_step_take_back,
  void: m.kit_step_void,
  sign: m.kit_step_sign,
  number: m.kit_step_number,
  issue: m.kit_step_issue,
  file: m.kit_step_file,
  replace: m.kit_step_replace,
  correct: m.kit_step_correct,
};

const ROLES: Record<Role, () => string> = {
  drafter: m.kit_role_drafter,
  unit_head: m.kit_role_unit_head,
  format_checker: m.kit_role_format_checker,
  leader: m.kit_role_leader,
  clerk: m.kit_role_clerk,
  reader: m.kit_role_reader,
};

/** A stage by its name in the decree's practice: `Trình lãnh đạo`. */
export const stageText = (stage: Stage): string => STAGES[stage]();

/** A step as a button says it: `Duyệt bản thảo`. */
export const stepText = (step: Step): string => STEPS[step]();

/** A role: `Văn thư`. */
export const roleText = (role: Role): string => ROLES[role]();

type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

/** How a stage looks beside its words. */
export function stageTone(stage: Stage): Tone {
  if (stage === 'returned') return 'bad';
  if (isReview(stage)) return 'warn';
  if (stage === 'drafting' || stage === 'replaced' || stage === 'corrected') return 'plain';
  return stage === 'approved' || stage === 'signed' ? 'accent' : 'good';
}

/** Name and part of somebody who took a step: `Phạm Văn Quý (Lãnh đạo)`. */
export const personText = ({ name, role }: Person): string =>
  name ? m.remarks_person({ name, role: roleText(role) }) : roleText(role);

/** The one step that leads on; nothing where a plan has arrived. */
export function leading({ imported, steps }: Course): OpenStep | undefined {
  const [first] = imported ? [] : steps;
  return first?.step === 'replace' || first?.step === 'correct' ? undefined : first;
}

/** How a step was taken last since the plan was handed on last. */
export function taken({ passages }: Course, step: Step): CoursePassage | undefined {
  const round = passages.slice(Math.max(0, passages.map((it) => it.step).lastIndexOf('submit')));
  return round.findLast((it) => it.step === step);
}

/** An edit that undid the approval, as long as nothing was decided on it since. */
export type Fallen = {
  edit: CoursePassage;
  /** What it was: the words are in its version. */
  approval: CoursePassage | undefined;
};

/** The edit that undid the approval; nothing where none did or another step followed. */
export function fallen({ passages }: Course): Fallen | undefined {
  const edit = passages.at(-1);
  if (edit?.step !== 'void') return undefined;
  return { edit, approval: passages.findLast((it) => it.step === 'approve') };
}

/** Who took a step and when, as far as it is known. */
export const actText = ({ by, at }: CoursePassage): string =>
  [by.name, moment(at)].filter(Boolean).join(', ');

/** Whose act it was, by name: of a signature, who signed. */
export const actorName = ({ signer, by }: CoursePassage): string => signer || by.name;

/** Whether somebody is to decide on a draft. */
export const isReview = (stage: Stage): boolean =>
  stage === 'unit_review' || stage === 'format_check' || stage === 'leader_review';

/** Whether a draft is with its drafter. */
export const isDraft = (stage: Stage): boolean => stage === 'drafting' || stage === 'returned';
