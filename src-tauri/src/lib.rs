//! # Loa: the architecture page
//!
//! Loa drafts and tracks a commune's communication plans, offline. A file comes in, becomes a
//! plan, is kept, is checked, becomes a document, becomes bytes; the rooms are named for that.
//!
//! ```text
//!              ui            Svelte; speaks only the generated bindings
//!              │ invoke
//!              ▼
//!             app            commands · wire · office (use cases) · cli · deliver · clock
//!   ┌──────┬───┴──┬────────┬─────────┬────────┐
//!   ▼      ▼      ▼        ▼         ▼        ▼
//! import check  store  exchange  document ◄ export
//!   │      │      │        │         │
//!   └──────┴──┬───┴────────┴─────────┘
//!             ▼
//!            plan            arrows = "may name"; never up, never sideways
//! ```
//!
//! | room | duty |
//! |---|---|
//! | `plan` | what a plan, a task, a quarter *is*, and which changes make sense; pure |
//! | `import` | bytes or pasted text → a plan draft, with doubts and what is left over; corrections |
//! | `check` | findings on a plan; what must change of an old one; two states side by side |
//! | `document` | what a plan looks like on paper; every NĐ 30 figure in one profile |
//! | `export` | a document → bytes |
//! | `store` | one SQLite file: write gate, events, search, backup |
//! | `exchange` | what crosses between PCs: a plan's content as a text, signed packages of it |
//! | app (this crate) | listens, delegates, answers |
//! | `ui` | shows and asks |
//!
//! Invariants; those that name a module of `tests/` are held by it:
//!
//! * A room names only the rooms below it (`walls`).
//! * A change goes through [`office::Office`]'s one gate into `Store::write`: one transaction, one
//!   event row, on disk before anybody is told. The screen says *saved* only with that answer.
//! * [`commands`] is a table: name, arguments, answer, use case. The table also makes the
//!   TypeScript bindings, so screens and program cannot disagree (`bindings`).
//! * No sentence for the user is written in Rust: [`wire::Failure`] is a closed enum; words live
//!   in `assets/words` (`words`). Words of *documents* are content and live in `plan`/`document`.
//! * Paths come from file dialogs opened here ([`dialogs`]) or from the command line, never from
//!   a page. Files are written whole or not at all ([`deliver`]).
//! * A document from outside is read in a process of its own, which may take so much time and memory
//!   and no more ([`office::reader`], `import_files`).
//! * What the preview shows is what will be saved and printed: the same edits, the same document,
//!   the same pages ([`office::preview`], `commands`). It writes nothing.
//! * The clock and fresh ids are asked for in [`clock`] alone (`walls`).
//!
//! Paper, from plan to page: `document::compose` makes a tree of all that stands on it, sized by the
//! one `Profile` (an office's choices within the decree's ranges: [`office::form`]). `export` draws
//! that tree twice: `docx` writes Word's markup itself, `pdf` hands it as data to a fixed typst
//! sheet (`assets/paper/sheet.typ`) that knows no file, clock or network. What neither can set is
//! named (`export::unset`, shown with every export). The same pages are the preview
//! ([`office::preview`]), the print ([`office::print`]), the exchange pack ([`office::pack`]).
//! A sheet's function may not name the whole data: typst would then remember no page.
//!
//! Import, from file to plan: the bytes go to a process of this same program ([`office::reader`]),
//! held to time and memory, which hands back paragraphs and tables; `import` finds the structure
//! of all formats in one place. What was understood waits under a token ([`office::import`]) while
//! it is corrected ([`office::import_screen`]): nothing is stored before it is accepted. A folder is
//! the same, file after file ([`office::folder`]). [`office::rollover`] and [`office::checklists`]
//! begin from what was kept, or from what waits.
//!
//! Figures, from log to report: nothing is added up by hand. An entry of the log has a day, and the
//! office's regime ([`office::regime`]) says which periods count it; `plan::count`, `plan::figure` and
//! `plan::report` are sums over entries, never stored but in a report that was sent or whose period is
//! closed. Whoever changes what a closed period counts passes one gate ([`office::closing`]) with a
//! reason. Rows that hang on something removed go into the trash with it (`store::beside`).
//!
//! Evidence, from photo to folder: a file is copied beside the data file under the hash of its
//! content, synced and read back before a row names it (`store::evidence_files`), and never deleted:
//! rows, the trash and older backups name it. [`office::evidence`] draws photos small, tells what has
//! no evidence, and makes the folder for whoever scores the commune.
//!
//! Review, from draft to file: `plan::review` says which step leads where and whose it is; the gate
//! holds every plan a change touched to its course ([`office::review`]): words that were approved and
//! then changed are approved no more, and what has its number stands. What is approved is
//! `plan::ContentHash`: all that prints but number, date and the stamp of a draft. A room of its own,
//! `exchange`, came with it: kept versions and packages share one format, which the store only holds.
//!
//! Versions, from step to comparison: a kept state is `exchange::Content`, whole, never a difference.
//! Two are compared by `check::compare`, which knows a thing by its id, else by words that stand but
//! once; three are made one by `plan::merge`, unit by unit, and what both sides changed differently
//! asks ([`office::merging`]). Restoring and merging keep what stood there as a version first.
//!
//! Package, from PC to PC: one signed file, read in memory under limits (`exchange`), told before any
//! of it is kept, taken in one change ([`office::packages`]); the backup in a hand-over is a data file,
//! opened as a copy. What somebody else wrote joins by id.
//! A plan that came for review is marked so in the store, and the gate refuses every edit of it.
//!
//! People, from seat to name: who sits here is kept in memory ([`office::profiles`]), and the gate asks
//! [`office::people`] for leave before every change, by the kind of its event; an office without
//! profiles has one officer who does everybody's part. Reading is asked of nobody, and a PIN
//! ([`office::pins`]) is a courtesy that keeps the right name beside a deed: it encrypts nothing.
//!
//! Where this differs from a plain Tauri project: `tauri.conf.json` stands at the root, which
//! wants a package beside it, so the root package is the app *and* the workspace.

pub mod bindings;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod deliver;
pub mod dialogs;
pub mod log;
pub mod office;
pub mod place;
pub mod window;
pub mod wire;
pub mod words;
