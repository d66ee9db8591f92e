// Plans for the tests of the plan's page, made through the commands.
import type {
  Block,
  Imported,
  Plan,
  SavedPlan,
  SavedTasks,
  TaskFields,
} from '../src/backend/generated';
import type { Shell } from './harness';

/** A short plan of the invented commune, with a gap in its numbers and two units' duties. */
export const TEXT = `ỦY BAN NHÂN DÂN
XÃ BÌNH LẠC
Số:      /KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Lạc, ngày      tháng 01 năm 2026
KẾ HOẠCH
Tuyên truyền chuyển đổi số trên địa bàn xã Bình Lạc năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương;
Ủy ban nhân dân xã Bình Lạc ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của nhân dân về chuyển đổi số.
2. Yêu cầu
- Nội dung ngắn gọn, dễ hiểu.
II. NỘI DUNG
1. Tuyên truyền dịch vụ công trực tuyến.
3. Tuyên truyền thanh toán không dùng tiền mặt.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì, tham mưu thực hiện Kế hoạch; báo cáo kết quả hằng quý.
2. Văn phòng HĐND và UBND
- Bố trí kinh phí thực hiện Kế hoạch.
Trên đây là Kế hoạch tuyên truyền chuyển đổi số năm 2026.
Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phạm Văn Quý
`;

/** A new plan without text. */
export async function newPlan(shell: Shell): Promise<Plan> {
  const form = { year: 2026, subject: 'Tuyên truyền chuyển đổi số năm 2026' };
  return (await shell.invoke<SavedPlan>('create_plan', { form })).plan;
}

/** The plan read from the text above. */
export async function importedPlan(shell: Shell): Promise<Plan> {
  const { draft } = await shell.invoke<{ draft: string }>('preview_text', { text: TEXT });
  const { id } = await shell.invoke<Imported>('accept_import', { draft });
  return shell.invoke<Plan>('get_plan', { plan: id });
}

/** A task of a plan. */
export async function addTask(
  shell: Shell,
  plan: string,
  text: string,
  over: Partial<TaskFields> = {},
): Promise<string> {
  const fields: TaskFields = {
    text,
    deliverable: '',
    lead: '',
    coordinating: [],
    official: '',
    timeframe: '',
    budget: '',
    remarks: '',
    ...over,
  };
  const { tasks } = await shell.invoke<SavedTasks>('add_task', { plan, fields });
  return tasks.at(-1)?.id ?? '';
}

/** A block as the screens send it. */
export const block = (kind: Block['kind'], text: string, over: Partial<Block> = {}): Block => ({
  id: '',
  kind,
  label: '',
  auto_label: true,
  text,
  runs: text ? [{ text }] : [],
  table: null,
  ...over,
});

/** A table of words, its first row heading. */
export function tableBlock(rows: string[][]): Block {
  const cells = rows.map((row) => row.map((text) => ({ runs: text ? [{ text }] : [] })));
  return block('table', rows.map((row) => row.join('\t')).join('\n'), {
    runs: [],
    table: { header_rows: 1, rows: cells, merges: [] },
  });
}

/** Puts blocks into the first section of a plan. Answers with that section's id. */
export async function fill(shell: Shell, plan: Plan, blocks: Block[]): Promise<string> {
  const section = plan.sections[0];
  if (!section) throw new Error('a new plan has sections');
  const edit = { kind: section.kind, label: null, title: section.title, run_in: false, blocks };
  await shell.invoke('save_section', { plan: plan.id, section: section.id, edit });
  return section.id;
}
