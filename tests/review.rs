//! Review and signature, through the commands: who may take which step, what an edit undoes.

use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};

pub(crate) struct Room {
    pub(crate) window: Window,
    pub(crate) plan: String,
}

/// An office with one short plan.
pub(crate) fn room() -> Room {
    let window = Window::open(Answers::default());
    set_up(&window);
    let form = json!({ "year": 2026, "subject": "Tuyên truyền cải cách hành chính năm 2026" });
    let plan = window.done("create_plan", json!({ "form": form }));
    let plan = text(&plan, "/plan/id");
    Room { window, plan }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "a step is written where it is taken"
)]
impl Room {
    pub(crate) fn course(&self) -> Value {
        self.window.done("get_course", json!({ "plan": self.plan }))
    }

    fn form(&self, deed: Value, by: &str) -> Value {
        let seen = text(&self.course(), "/content");
        json!({ "plan": self.plan, "form": { "deed": deed, "seen": seen, "by": by } })
    }

    /// Takes a step in somebody's name.
    pub(crate) fn take(&self, deed: Value, by: &str) -> Value {
        let form = self.form(deed, by);
        self.window.done("take_step", form)["course"].clone()
    }

    /// The flaws a step meets.
    pub(crate) fn refused(&self, deed: Value, by: &str) -> Value {
        let form = self.form(deed, by);
        self.window.failed("take_step", form)["flaws"].clone()
    }

    pub(crate) fn approve(&self) {
        self.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
        self.take(json!({ "step": "pass_content" }), "Trần Văn Bình");
        self.take(json!({ "step": "pass_form" }), "Lê Thị Hạnh");
        let course = self.take(json!({ "step": "approve" }), "Phạm Văn Dũng");
        assert_eq!(course["stage"], "approved");
    }

    /// Writes a first paragraph into the first section.
    fn write(&self, words: &str) -> Result<Value, Value> {
        let plan = self.window.done("get_plan", json!({ "plan": self.plan }));
        let section = &plan["sections"][0];
        let block = json!({ "id": "", "kind": "paragraph", "label": "", "auto_label": true, "text": words, "runs": [{ "text": words }], "table": null });
        let edit = json!({
            "kind": section["kind"], "label": null, "title": section["title"], "run_in": false,
            "blocks": [block],
        });
        let args = json!({ "plan": self.plan, "section": section["id"], "edit": edit });
        self.window.ask("save_section", args)
    }
}

fn sign(by: &str) -> Value {
    let on = loa::clock::today().to_string();
    json!({ "step": "sign", "by": by, "on": on, "reason": "" })
}

fn number(number: &str) -> Value {
    let on = loa::clock::today().to_string();
    json!({ "step": "number", "number": number, "on": on })
}

#[test]
fn a_plan_goes_all_the_way_and_then_stands() {
    let room = room();
    assert_eq!(room.course()["stage"], "drafting");
    assert_eq!(room.course()["steps"][0]["step"], "submit");
    room.approve();
    room.take(sign("Phạm Văn Dũng"), "Vũ Thị Mai");
    let course = room.take(number("12"), "Vũ Thị Mai");
    assert_eq!(course["frozen"], true);
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    assert_eq!(plan["head"]["number"], "12");
    assert_eq!(plan["state"], "issued");
    let failure = room.write("Chữ viết sau khi cấp số.").unwrap_err();
    assert_eq!(failure["flaws"][0]["kind"], "frozen");
    let again = room.window.done("get_plan", json!({ "plan": room.plan }));
    assert_eq!(again, plan, "nothing was changed");
    let on = loa::clock::today().to_string();
    let issued = room.take(json!({ "step": "issue", "on": on }), "Vũ Thị Mai");
    assert_eq!(issued["stage"], "issued");
    assert_eq!(issued["passages"].as_array().unwrap().len(), 7);
    assert!(
        issued["passages"][3]["version"].is_string(),
        "kept with its words"
    );
}

#[test]
fn an_edit_after_approval_undoes_it_and_one_that_changes_nothing_does_not() {
    let room = room();
    room.write("Chữ đầu tiên.").unwrap();
    room.approve();
    room.write("Chữ đầu tiên.").unwrap();
    assert_eq!(room.course()["stage"], "approved");
    room.write("Chữ khác.").unwrap();
    let course = room.course();
    assert_eq!(course["stage"], "leader_review");
    assert_eq!(
        course["passages"].as_array().unwrap().last().unwrap()["step"],
        "void"
    );
    let flaws = room.refused(sign("Phạm Văn Dũng"), "Vũ Thị Mai");
    assert_eq!(flaws[0]["kind"], "out_of_turn");
}

#[test]
fn number_and_date_come_by_their_step_alone() {
    let room = room();
    room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    let mut head = plan["head"].clone();
    head["number"] = json!("77");
    let args = json!({ "plan": room.plan, "head": head });
    let failure = room.window.failed("save_head", args);
    assert_eq!(failure["flaws"][0]["field"], "number");
}
