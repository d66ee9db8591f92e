//! Remarks on a draft, through the commands: made, found again, answered, put in, printed.

use crate::cli::Line;
use crate::commands::text;
use crate::house::sample;
use crate::review::{Room, room};
use serde_json::{Value, json};

const FIRST: &str = "Phát thanh 3 buổi/tuần, mỗi buổi 15 phút.";
const SECOND: &str = "Tổ chức hội nghị tuyên truyền tại các thôn.";

/// A plan whose first section has two paragraphs.
struct Desk {
    room: Room,
    section: Value,
}

impl std::ops::Deref for Desk {
    type Target = Room;

    fn deref(&self) -> &Room {
        &self.room
    }
}

fn desk() -> Desk {
    let room = room();
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    let section = plan["sections"][0].clone();
    let mut desk = Desk { room, section };
    desk.write(&[FIRST, SECOND]).unwrap();
    desk.section = desk.plan_now()["sections"][0].clone();
    desk
}

fn block(id: &str, words: &str) -> Value {
    json!({
        "id": id, "kind": "paragraph", "label": "", "auto_label": true, "text": words,
        "runs": [{ "text": words }], "table": null,
    })
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "a form is written where it is sent"
)]
impl Desk {
    fn plan_now(&self) -> Value {
        self.window.done("get_plan", json!({ "plan": self.plan }))
    }

    /// Writes the first section's paragraphs; those that were there keep their ids.
    fn write(&self, texts: &[&str]) -> Result<Value, Value> {
        let blocks: Vec<Value> = texts
            .iter()
            .enumerate()
            .map(|(at, words)| {
                let id = self.section["blocks"][at]["id"].as_str().unwrap_or("");
                block(id, words)
            })
            .collect();
        let edit = json!({
            "kind": self.section["kind"], "label": null, "title": self.section["title"],
            "run_in": false, "blocks": blocks,
        });
        let args = json!({ "plan": self.plan, "section": self.section["id"], "edit": edit });
        self.window.ask("save_section", args)
    }

    fn texts(&self) -> Vec<String> {
        let plan = self.plan_now();
        let blocks = plan["sections"][0]["blocks"].as_array().unwrap().clone();
        blocks.iter().map(|it| text(it, "/text")).collect()
    }

    fn words(&self, at: usize, quote: &str) -> Value {
        let block = &self.section["blocks"][at];
        let all = text(block, "/text");
        let start = all[..all.find(quote).unwrap()].chars().count();
        json!({
            "kind": "words", "block": block["id"],
            "start": start, "end": start + quote.chars().count(),
        })
    }

    fn add(&self, form: Value) -> String {
        let args = json!({ "plan": self.plan, "form": form });
        text(&self.window.done("add_remark", args), "/remark")
    }

    fn refuse(&self, form: Value) -> Value {
        let args = json!({ "plan": self.plan, "form": form });
        self.window.failed("add_remark", args)["flaws"][0].clone()
    }

    fn list(&self) -> Value {
        self.window
            .done("list_remarks", json!({ "plan": self.plan }))
    }

    fn remark(&self, id: &str) -> Value {
        let list = self.list();
        let all = list["remarks"].as_array().unwrap();
        all.iter().find(|it| it["id"] == id).unwrap().clone()
    }

    fn rule(&self, id: &str, form: Value) -> Result<Value, Value> {
        self.window
            .ask("rule_remark", json!({ "remark": id, "form": form }))
    }
}

fn leader() -> Value {
    json!({ "name": "Phạm Văn Dũng", "role": "leader" })
}

#[test]
fn a_remark_is_made_answered_and_closed() {
    let desk = desk();
    let place = desk.words(0, "3 buổi/tuần");
    let id = desk.add(json!({
        "place": place, "quote": "3 buổi/tuần", "text": "Ghi cả giờ phát.", "by": leader(),
    }));
    let remark = desk.remark(&id);
    assert_eq!(remark["number"], 1);
    assert_eq!(remark["standing"], "here");
    assert_eq!(remark["excerpt"], "3 buổi/tuần");
    assert_eq!(remark["place"], place);
    assert_eq!(remark["home"], desk.section["id"]);
    assert_eq!(remark["by"], leader());
    assert_eq!(remark["cited"], "I, đoạn 1");
    let waiting = |desk: &Desk| {
        desk.window
            .done("remarks_by_section", json!({ "plan": desk.plan }))
    };
    let expect = json!([{ "section": desk.section["id"], "pending": 1 }]);
    assert_eq!(waiting(&desk), expect);
    let args = json!({ "remark": id, "text": " Giờ nào ạ? ", "by": null });
    desk.window.done("reply_to_remark", args);
    assert_eq!(desk.remark(&id)["replies"][0]["text"], "Giờ nào ạ?");
    let refused = desk
        .rule(&id, json!({ "decision": "declined" }))
        .unwrap_err();
    assert_eq!(refused["flaws"][0]["kind"], "reason_missing");
    desk.rule(&id, json!({ "decision": "accepted" })).unwrap();
    assert_eq!(desk.list()["counts"]["accepted"], 1);
    desk.rule(
        &id,
        json!({ "decision": "done", "answer": "Đã ghi 17 giờ." }),
    )
    .unwrap();
    assert_eq!(desk.remark(&id)["answer"], "Đã ghi 17 giờ.");
    assert_eq!(waiting(&desk), json!([]));
    let again = desk.rule(&id, json!({ "decision": "done" })).unwrap_err();
    assert_eq!(again["flaws"][0]["kind"], "out_of_turn");
    desk.window.done("reopen_remark", json!({ "remark": id }));
    assert_eq!(desk.remark(&id)["state"], "open");
}

#[test]
fn remarks_stay_with_their_words_and_say_when_they_cannot() {
    let desk = desk();
    let on = |at: usize, quote: &str| {
        desk.add(json!({ "place": desk.words(at, quote), "quote": quote, "text": "Xem lại" }))
    };
    let (first, second) = (on(0, "mỗi buổi 15 phút"), on(1, "các thôn"));
    let whole = desk.add(json!({ "place": { "kind": "plan" }, "text": "Ngắn gọn hơn" }));
    let section = desk.section["id"].clone();
    let place = json!({ "kind": "section", "section": section });
    let heading = desk.add(json!({ "place": place, "text": "Đổi tên mục" }));
    let numbers = || -> Vec<Value> {
        [&whole, &heading, &first, &second]
            .map(|id| desk.remark(id)["number"].clone())
            .to_vec()
    };
    assert_eq!(numbers(), [1, 2, 3, 4]);
    desk.write(&[
        "Đài xã phát thanh 3 buổi/tuần vào lúc 17 giờ, mỗi buổi 15 phút.",
        "Tổ chức hội nghị tại từng bản.",
    ])
    .unwrap();
    let moved = desk.remark(&first);
    assert_eq!(moved["standing"], "moved");
    assert_eq!(moved["place"]["start"], 46);
    let gone = desk.remark(&second);
    assert_eq!(gone["standing"], "orphaned");
    assert_eq!(gone["excerpt"], "các thôn");
    assert_eq!(gone["near"]["block"], desk.section["blocks"][1]["id"]);
    assert_eq!(numbers(), [1, 2, 3, 4], "its paragraph is still there");
    desk.write(&["Đài xã phát thanh."]).unwrap();
    assert_eq!(desk.remark(&second)["near"], Value::Null);
    assert_eq!(desk.list()["counts"]["total"], 4, "none was lost");
}

#[test]
fn what_cannot_be_pointed_at_or_says_nothing_is_refused() {
    let desk = desk();
    let words = || desk.words(0, "3 buổi");
    for (form, field, kind) in [
        (json!({ "place": words(), "text": " " }), "text", "empty"),
        (
            json!({ "place": words(), "quote": "4 buổi", "text": "a" }),
            "words",
            "changed_since",
        ),
        (
            json!({ "place": { "kind": "plan" }, "suggestion": "a" }),
            "suggestion",
            "unknown",
        ),
        (
            json!({ "place": { "kind": "words", "block": words()["block"], "start": 9, "end": 900 }, "text": "a" }),
            "words",
            "unknown",
        ),
    ] {
        let flaw = desk.refuse(form);
        assert_eq!(
            (&flaw["field"], &flaw["kind"]),
            (&json!(field), &json!(kind))
        );
    }
    assert_eq!(desk.list()["remarks"], json!([]));
}

#[test]
fn an_accepted_suggestion_stands_in_the_text_and_voids_the_approval() {
    let desk = desk();
    let id = desk.add(json!({
        "place": desk.words(0, "3 buổi/tuần"), "suggestion": "5 buổi/tuần", "by": leader(),
    }));
    let said: Vec<Value> = desk.remark(&id)["change"].as_array().unwrap().clone();
    let told: Vec<String> = said
        .iter()
        .map(|it| format!("{}:{}", text(it, "/said"), text(it, "/text")))
        .collect();
    assert_eq!(told, ["old:3", "new:5", "both: buổi/tuần"]);
    assert_eq!(desk.remark(&id)["fits"], true);
    desk.approve();
    let done = desk
        .rule(&id, json!({ "decision": "accepted", "put_in": true }))
        .unwrap();
    assert_eq!(
        desk.course()["stage"],
        "leader_review",
        "other words were approved"
    );
    assert_eq!(
        text(&done, "/plan/sections/0/blocks/0/text"),
        "Phát thanh 5 buổi/tuần, mỗi buổi 15 phút."
    );
    let remark = desk.remark(&id);
    assert_eq!(
        (&remark["state"], &remark["number"]),
        (&json!("done"), &json!(1))
    );
    assert_eq!(
        remark["place"]["start"], 11,
        "stands on the words it brought"
    );
    // Back, as a screen takes it back.
    desk.write(&[FIRST, SECOND]).unwrap();
    desk.window.done("reopen_remark", json!({ "remark": id }));
    assert_eq!(desk.remark(&id)["fits"], true);
    desk.write(&["Phát thanh 4 buổi/tuần.", SECOND]).unwrap();
    assert_eq!(desk.remark(&id)["fits"], false);
    let refused = desk
        .rule(&id, json!({ "decision": "accepted", "put_in": true }))
        .unwrap_err();
    assert_eq!(refused["flaws"][0]["kind"], "changed_since");
    assert_eq!(desk.texts(), ["Phát thanh 4 buổi/tuần.", SECOND]);
    assert_eq!(desk.remark(&id)["state"], "open", "nothing was half done");
}

#[test]
fn words_for_a_whole_paragraph_are_put_in_only_for_those_that_were_read() {
    let desk = desk();
    let place = json!({ "kind": "block", "block": desk.section["blocks"][1]["id"] });
    let id = desk.add(json!({ "place": place, "suggestion": "Họp thôn." }));
    desk.write(&[FIRST, "Tổ chức hội nghị."]).unwrap();
    assert!(
        desk.rule(&id, json!({ "decision": "done", "put_in": true }))
            .is_err()
    );
    desk.write(&[FIRST, SECOND]).unwrap();
    desk.rule(&id, json!({ "decision": "done", "put_in": true }))
        .unwrap();
    assert_eq!(desk.texts(), [FIRST, "Họp thôn."]);
}

#[test]
fn an_own_remark_goes_to_the_trash_and_comes_back() {
    let desk = desk();
    let id = desk.add(json!({ "place": desk.words(1, "hội nghị"), "text": "Thừa" }));
    let removed = desk.window.done("remove_remark", json!({ "remark": id }));
    assert_eq!(desk.list()["counts"]["total"], 0);
    let trash = desk.window.done("list_trash", json!({}));
    assert_eq!(
        (&trash[0]["what"], &trash[0]["title"]),
        (&json!("remark"), &json!("Thừa"))
    );
    desk.window
        .done("restore_removed", json!({ "trash": removed["trash"] }));
    assert_eq!(desk.remark(&id)["excerpt"], "hội nghị");
    desk.rule(&id, json!({ "decision": "accepted" })).unwrap();
    let refused = desk.window.failed("remove_remark", json!({ "remark": id }));
    assert_eq!(
        refused["flaws"][0]["kind"], "not_allowed",
        "it was answered"
    );
}

#[test]
fn an_opinion_is_bound_to_the_words_it_judged() {
    let desk = desk();
    let seen = text(&desk.list(), "/content");
    let give = |verdict: &str, reason: &str| {
        let form = json!({ "verdict": verdict, "reason": reason, "seen": seen, "by": leader() });
        desk.window
            .ask("give_opinion", json!({ "plan": desk.plan, "form": form }))
    };
    let refused = give("return", " ").unwrap_err();
    assert_eq!(refused["flaws"][0]["kind"], "reason_missing");
    let refused = give("amend", " ").unwrap_err();
    let flaw = &refused["flaws"][0];
    assert_eq!(
        (&flaw["field"], &flaw["kind"]),
        (&json!("reason"), &json!("nothing_to_amend"))
    );
    desk.add(json!({ "place": { "kind": "plan" }, "text": "Ghi rõ giờ phát" }));
    give("amend", "").unwrap();
    assert_eq!(
        desk.list()["counts"]["total"],
        1,
        "what it says stands there"
    );
    assert_eq!(desk.list()["opinions"][0]["current"], true);
    desk.write(&[FIRST]).unwrap();
    assert_eq!(desk.list()["opinions"][0]["current"], false);
    let refused = give("agree", "").unwrap_err();
    assert_eq!(refused["flaws"][0]["kind"], "changed_since");
}

impl Desk {
    fn judge(&self, verdict: &str, reason: &str, by: &Value) {
        let seen = text(&self.list(), "/content");
        let form = json!({ "verdict": verdict, "reason": reason, "seen": seen, "by": by });
        let args = json!({ "plan": self.plan, "form": form });
        self.window.done("give_opinion", args);
    }

    /// What each remark says, and who said it.
    fn said(&self) -> Vec<String> {
        let list = self.list();
        let all = list["remarks"].as_array().unwrap();
        all.iter()
            .map(|it| format!("{}: {}", text(it, "/by/name"), text(it, "/text")))
            .collect()
    }
}

fn unit_head() -> Value {
    json!({ "name": "Trần Văn Bình", "role": "unit_head" })
}

#[test]
fn the_reason_of_a_judgement_is_a_remark_that_follows_it() {
    const MISSING: &str = "Thiếu chỉ tiêu";
    // Judgements of one person one after another, and what is left among the remarks.
    type Judgements<'a> = &'a [(&'a str, &'a str)];
    let table: [(Judgements<'_>, Option<&str>); 7] = [
        (&[("return", MISSING)], Some(MISSING)),
        (&[("amend", MISSING)], Some(MISSING)),
        (&[("agree", MISSING)], None),
        (&[("return", MISSING), ("return", MISSING)], Some(MISSING)),
        (&[("return", "Thiếu"), ("amend", MISSING)], Some(MISSING)),
        (&[("return", MISSING), ("agree", "")], None),
        (&[("agree", ""), ("return", MISSING)], Some(MISSING)),
    ];
    for (judgements, expect) in table {
        let desk = desk();
        for (verdict, reason) in judgements {
            desk.judge(verdict, reason, &leader());
        }
        let expect = expect.map(|words| format!("Phạm Văn Dũng: {words}"));
        assert_eq!(desk.said(), Vec::from_iter(expect), "{judgements:?}");
        let opinions = desk.list()["opinions"].as_array().unwrap().len();
        assert_eq!(opinions, judgements.len(), "what was judged stays");
        let remarks = desk.list()["remarks"].clone();
        for remark in remarks.as_array().unwrap() {
            assert_eq!(remark["place"], json!({ "kind": "plan" }));
            assert_eq!(
                (&remark["by"], &remark["state"]),
                (&leader(), &json!("open"))
            );
        }
    }
    // What somebody answered stays, what another said too; what gave way is in the trash.
    let desk = desk();
    desk.judge("return", MISSING, &leader());
    desk.judge("return", MISSING, &unit_head());
    let first = text(&desk.list(), "/remarks/0/id");
    let args = json!({ "remark": first, "text": "Chỉ tiêu nào ạ?", "by": null });
    desk.window.done("reply_to_remark", args);
    desk.judge("agree", "", &leader());
    desk.judge("amend", "Sửa mục II", &unit_head());
    let left = ["Phạm Văn Dũng: Thiếu chỉ tiêu", "Trần Văn Bình: Sửa mục II"];
    assert_eq!(desk.said(), left);
    let trash = desk.window.done("list_trash", json!({}));
    assert_eq!(trash[0]["title"], MISSING);
    // Nothing is left to amend where one's own reason gives way.
    let seen = text(&desk.list(), "/content");
    desk.rule(&first, json!({ "decision": "done" })).unwrap();
    let form = json!({ "verdict": "amend", "reason": "", "seen": seen, "by": unit_head() });
    let args = json!({ "plan": desk.plan, "form": form });
    let refused = desk.window.failed("give_opinion", args);
    assert_eq!(refused["flaws"][0]["kind"], "nothing_to_amend");
    assert_eq!(desk.said(), left, "nothing was half done");
}

#[test]
fn why_a_draft_came_back_is_answered_point_by_point() {
    const MISSING: &str = "Mục II thiếu chỉ tiêu";
    let back = |reason: &str| json!({ "step": "return", "reason": reason });
    // What the same person said of it before, and what the list says then.
    let remark = |desk: &Desk| {
        let place = desk.words(0, "3 buổi");
        desk.add(json!({ "place": place, "text": MISSING, "by": unit_head() }))
    };
    type Before<'a> = &'a dyn Fn(&Desk);
    let table: [(Before<'_>, usize); 6] = [
        (&|_| {}, 1),
        (&|desk| drop(remark(desk)), 1),
        (
            &|desk| desk.judge("return", &format!(" {MISSING}"), &unit_head()),
            1,
        ),
        (
            &|desk| desk.judge("return", "Bổ sung chỉ tiêu", &unit_head()),
            2,
        ),
        (&|desk| desk.judge("return", MISSING, &leader()), 2),
        // It was worked in, and still is not right.
        (
            &|desk| {
                let id = remark(desk);
                desk.rule(&id, json!({ "decision": "done" })).unwrap();
            },
            2,
        ),
    ];
    for (i, (before, expect)) in table.into_iter().enumerate() {
        let desk = desk();
        desk.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
        before(&desk);
        desk.take(back(MISSING), "Trần Văn Bình");
        let list = desk.list();
        assert_eq!(list["counts"]["total"], expect, "{i}: {list}");
        let all = list["remarks"].as_array().unwrap();
        let open = |it: &&Value| it["text"] == MISSING && it["state"] == "open";
        let of_head = |it: &&Value| open(it) && it["by"]["name"] == "Trần Văn Bình";
        assert_eq!(all.iter().filter(of_head).count(), 1, "{i}: {list}");
    }
    // Each round has its own; the table answers it.
    let desk = desk();
    for _ in 0..2 {
        desk.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
        desk.take(back(MISSING), "Trần Văn Bình");
    }
    let list = desk.list();
    let told = |at: usize| {
        let it = &list["remarks"][at];
        (it["round"].clone(), it["number"].clone(), it["by"].clone())
    };
    assert_eq!(told(0), (json!(1), json!(1), unit_head()));
    assert_eq!(told(1), (json!(2), json!(2), unit_head()));
    let id = text(&list, "/remarks/1/id");
    let answer = json!({ "decision": "done", "answer": "Đã thêm 3 chỉ tiêu." });
    desk.rule(&id, answer).unwrap();
    let file = desk.window.folder.path().join("bang.docx");
    let office = &desk.window.office;
    let format = loa::wire::ExportFormat::Docx;
    loa::office::remarks::export_to(office, &desk.plan, format, &file).unwrap();
    let words = crate::corpus::docx_text(&std::fs::read(&file).unwrap());
    assert_eq!(words.matches(MISSING).count(), 2, "{words}");
    assert!(words.contains("Đã thêm 3 chỉ tiêu."), "{words}");
}

#[test]
fn a_line_of_the_print_leads_to_its_words_whatever_was_edited_since() {
    let desk = desk();
    let printed = desk
        .window
        .done("print_for_remarks", json!({ "plan": desk.plan }));
    let bytes = std::fs::read(text(&printed, "/path")).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    // The same again keeps no second state.
    desk.window
        .done("print_for_remarks", json!({ "plan": desk.plan }));
    let prints = desk.list()["prints"].as_array().unwrap().clone();
    assert_eq!(prints.len(), 1);
    let version = &prints[0]["version"];
    let line = |said: &str| {
        let args = json!({ "plan": desk.plan, "version": version, "said": said });
        desk.window.done("printed_line", args)
    };
    let number = (1..40)
        .find(|n| text(&line(&n.to_string()), "/text").contains("hội nghị"))
        .unwrap();
    let stands = line(&format!("trang 1 dòng {number}"));
    assert_eq!(
        (&stands["number"], &stands["page"]),
        (&json!(number), &json!(1))
    );
    assert_eq!(stands["cited"], "I, đoạn 2");
    // Much is written above it before the remarks are typed in.
    desk.write(&["Đoạn dài. ".repeat(200).trim(), SECOND])
        .unwrap();
    let place = |said: String| json!({ "kind": "line", "version": version, "said": said });
    let id = desk.add(json!({
        "place": place(format!("trang 1, dòng {number}")), "text": "Ghi rõ thời gian", "by": leader(),
    }));
    let remark = desk.remark(&id);
    assert_eq!(remark["source"], "paper");
    assert_eq!(remark["standing"], "here");
    assert_eq!(remark["place"]["block"], desk.section["blocks"][1]["id"]);
    assert!(SECOND.starts_with(&text(&remark, "/excerpt")), "{remark}");
    let id = desk.add(json!({ "place": place("dòng 900".into()), "text": "Không rõ" }));
    let remark = desk.remark(&id);
    assert_eq!(remark["standing"], "unplaced");
    assert_eq!(remark["excerpt"], "dòng 900");
}

#[test]
fn every_line_of_a_print_leads_to_what_it_shows() {
    let desk = desk();
    let blocks = json!([
        { "id": "", "kind": "review", "label": "", "auto_label": true, "table": null,
          "text": "Dòng thô một\nDòng thô hai", "runs": [{ "text": "Dòng thô một\nDòng thô hai" }] },
    ]);
    let edit = json!({
        "kind": desk.section["kind"], "label": null, "title": desk.section["title"],
        "run_in": false, "blocks": blocks,
    });
    let args = json!({ "plan": desk.plan, "section": desk.section["id"], "edit": edit });
    desk.window.done("save_section", args);
    let task = json!({
        "text": "Kẻ vẽ pa nô", "deliverable": "", "lead": "", "coordinating": [], "official": "",
        "timeframe": "", "budget": "", "remarks": "",
    });
    let added = desk
        .window
        .done("add_task", json!({ "plan": desk.plan, "fields": task }));
    let task = added["tasks"].as_array().unwrap().last().unwrap()["id"].clone();
    desk.window
        .done("print_for_remarks", json!({ "plan": desk.plan }));
    let version = desk.list()["prints"][0]["version"].clone();
    let block = desk.plan_now()["sections"][0]["blocks"][0]["id"].clone();
    let subject = text(&desk.plan_now(), "/head/subject");
    let subject = subject.split(' ').next().unwrap();
    for (words, of, place) in [
        (
            "Dòng thô một",
            "text",
            json!({ "kind": "words", "block": block, "start": 0, "end": 12 }),
        ),
        (
            "Dòng thô hai",
            "text",
            json!({ "kind": "words", "block": block, "start": 13, "end": 25 }),
        ),
        ("Kẻ vẽ", "task", json!({ "kind": "task", "task": task })),
        (
            subject,
            "subject",
            json!({ "kind": "part", "part": "subject" }),
        ),
    ] {
        let number = (1..60)
            .find(|n: &i32| {
                let args = json!({ "plan": desk.plan, "version": version, "said": n.to_string() });
                let line = desk.window.done("printed_line", args);
                text(&line, "/text").contains(words) && line["of"] == of
            })
            .unwrap_or_else(|| panic!("no line of {words}"));
        let said = number.to_string();
        let line = json!({ "kind": "line", "version": version, "said": said });
        let id = desk.add(json!({ "place": line, "text": "Xem lại" }));
        let remark = desk.remark(&id);
        assert_eq!(
            (&remark["place"], &remark["of"]),
            (&place, &json!(of)),
            "{words}"
        );
        assert_eq!(remark["standing"], "here");
    }
}

#[test]
fn the_table_and_the_list_tell_every_remark() {
    let line = Line::new();
    let run = |args: &[&str]| {
        let out = line.run(args);
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        String::from_utf8(out.stdout).unwrap()
    };
    run(&["import", &sample().display().to_string()]);
    let plans: Value = serde_json::from_str(&run(&["list", "--json"])).unwrap();
    let plan = text(&plans, "/0/id");
    assert!(run(&["remarks", &plan]).starts_with('0'));
    {
        let path = line.folder.path().join("du-lieu.db");
        let office = loa::office::Office::open(path, Box::new(crate::house::Answers::default()));
        let form = json!({
            "place": { "kind": "plan" }, "text": "Nêu rõ kinh phí.",
            "by": { "name": "Phạm Văn Dũng", "role": "leader" },
        });
        let form = serde_json::from_value(form).unwrap();
        let added = loa::office::remarks::add(&office, plan.clone(), form).unwrap();
        let ruling = json!({ "decision": "declined", "answer": "Kinh phí do xã cấp." });
        let ruling = serde_json::from_value(ruling).unwrap();
        loa::office::remarks::rule(&office, added.remark.unwrap(), ruling).unwrap();
    }
    let told = run(&["remarks", &plan]);
    assert!(told.contains("1. [không tiếp thu] Phạm Văn Dũng"), "{told}");
    assert!(told.contains("→ Kinh phí do xã cấp."), "{told}");
    for kind in ["docx", "pdf", "xlsx", "lines"] {
        let file = line.folder.path().join(format!("bang-{kind}"));
        run(&[
            "remarks",
            &plan,
            "--to",
            kind,
            "--out",
            &file.display().to_string(),
        ]);
        assert!(std::fs::metadata(&file).unwrap().len() > 1_000, "{kind}");
    }
    let file = line.folder.path().join("bang-docx");
    let words = crate::corpus::docx_text(&std::fs::read(&file).unwrap());
    for expect in [
        "BẢNG TIẾP THU, GIẢI TRÌNH Ý KIẾN",
        "Nêu rõ kinh phí.",
        "Kinh phí do xã cấp.",
    ] {
        assert!(words.contains(expect), "{expect}");
    }
}
