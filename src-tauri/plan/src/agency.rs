//! The office that issues plans: its name, its units, its people, and who signs how.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{OfficialId, UnitId};

/// How local government is layered (two tiers since 1 July 2025, Luật 72/2025/QH15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GovernmentModel {
    /// Province – commune.
    #[default]
    TwoTier,
    /// Province – district – commune, as plans made before July 2025 have it.
    ThreeTier,
}

/// What kind of administrative unit the agency governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum UnitKind {
    /// Xã.
    #[default]
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
    /// Huyện, in plans made before July 2025.
    District,
}

impl UnitKind {
    /// The kind's Vietnamese word as a document writes it inside a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Commune => "xã",
            Self::Ward => "phường",
            Self::SpecialZone => "đặc khu",
            Self::District => "huyện",
        }
    }
}

/// In whose name somebody signs (NĐ 30/2020, Phụ lục I, II.7.b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SigningAuthority {
    /// `TM.`: on behalf of a collective.
    OnBehalf,
    /// `KT.`: a deputy for the head.
    Deputy,
    /// `TL.`: by order.
    ByOrder,
    /// `TUQ.`: delegated.
    Delegated,
    /// `Q.`: acting head.
    Acting,
}

impl SigningAuthority {
    /// The abbreviation with its dot.
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::OnBehalf => "TM.",
            Self::Deputy => "KT.",
            Self::ByOrder => "TL.",
            Self::Delegated => "TUQ.",
            Self::Acting => "Q.",
        }
    }
}

/// Somebody who signs, with the lines printed above the name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Signatory {
    /// Lines above the signature, as printed: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub lines: Vec<String>,
    /// Full name, without titles (Phụ lục I, II.7.c).
    pub name: String,
}

/// The issuing agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Agency {
    /// The directly superior agency printed above, if any; a People's Committee has none.
    pub parent: Option<String>,
    /// The agency's name in its printed lines: `ỦY BAN NHÂN DÂN`, `XÃ AN HÒA`.
    pub name_lines: Vec<String>,
    /// What it governs.
    pub kind: UnitKind,
    /// One or two tiers above the commune.
    pub model: GovernmentModel,
    /// Place name before the date: `An Hòa`.
    pub place: String,
    /// The symbol after the number of a plan: `KH-UBND`.
    pub plan_symbol: String,
    /// Abbreviation of the drafting unit in the archive line: `VHXH`.
    pub drafting_symbol: String,
    /// People who sign, the usual one first.
    pub signatories: Vec<Signatory>,
}

impl Agency {
    /// Longest agency name the decree's exchange format knows (Phụ lục VI, OrganName).
    pub const NAME_LIMIT: usize = 200;
    /// Longest signer name (Phụ lục VI, FullName).
    pub const SIGNER_LIMIT: usize = 50;

    /// The People's Committee of a commune under the two-level government, as its documents
    /// print it: a committee has no superior line, and both lines are one name (Phụ lục I, II.2).
    /// `name` is the commune's own name, such as `An Hòa`; people without a name are left out.
    pub fn of_commune(kind: UnitKind, name: &str, chairman: &str, vice_chairman: &str) -> Self {
        let committee = "TM. ỦY BAN NHÂN DÂN".to_owned();
        let signatories = [
            (
                vice_chairman,
                vec![
                    committee.clone(),
                    "KT. CHỦ TỊCH".into(),
                    "PHÓ CHỦ TỊCH".into(),
                ],
            ),
            (chairman, vec![committee, "CHỦ TỊCH".into()]),
        ]
        .into_iter()
        .filter(|(name, _)| !name.trim().is_empty())
        .map(|(name, lines)| Signatory {
            lines,
            name: name.trim().to_owned(),
        })
        .collect();
        let word = kind.word();
        // A unit named with a number is written with its kind (Phụ lục II, III.1.b).
        let numbered = name.trim().chars().all(|c| c.is_ascii_digit());
        let place = if numbered {
            format!("{} {name}", capitalised(word))
        } else {
            name.to_owned()
        };
        Self {
            parent: None,
            name_lines: vec![
                "ỦY BAN NHÂN DÂN".into(),
                format!("{} {}", word.to_uppercase(), name.trim().to_uppercase()),
            ],
            kind,
            model: GovernmentModel::TwoTier,
            place: place.trim().to_owned(),
            plan_symbol: "KH-UBND".into(),
            drafting_symbol: "VHXH".into(),
            signatories,
        }
    }

    /// Cleans and checks what the agency form says.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let name_lines: Vec<String> = self
            .name_lines
            .iter()
            .map(|l| check.optional("name_lines", l, Self::NAME_LIMIT))
            .filter(|l| !l.is_empty())
            .collect();
        if name_lines.is_empty() {
            check.flaw(Flaw::new("name_lines", FlawKind::Empty));
        }
        let agency = Self {
            parent: self
                .parent
                .map(|p| check.optional("parent", &p, Self::NAME_LIMIT))
                .filter(|p| !p.is_empty()),
            name_lines,
            kind: self.kind,
            model: self.model,
            place: check.required("place", &self.place, 100),
            plan_symbol: check.required("plan_symbol", &self.plan_symbol, 30),
            drafting_symbol: check.optional("drafting_symbol", &self.drafting_symbol, 30),
            signatories: self
                .signatories
                .into_iter()
                .map(|s| Signatory {
                    lines: s
                        .lines
                        .iter()
                        .map(|l| check.optional("signatories", l, 100))
                        .filter(|l| !l.is_empty())
                        .collect(),
                    name: check.optional("signatories", &s.name, Self::SIGNER_LIMIT),
                })
                .filter(|s| !s.lines.is_empty() || !s.name.is_empty())
                .collect(),
        };
        check.finish(agency)
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|c| c.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Names and symbols of the bodies a commune works with since 1 July 2025: its departments by
/// NĐ 150/2025/NĐ-CP, the public service centre by NĐ 118/2025/NĐ-CP, and the Front. Symbols are
/// the head's to decide (NĐ 30/2020, Phụ lục I, II.3.b), so these are a beginning.
pub fn departments(kind: UnitKind) -> Vec<(String, &'static str)> {
    let economy = match kind {
        UnitKind::Ward => ("Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT"),
        _ => ("Phòng Kinh tế", "KT"),
    };
    let word = kind.word();
    vec![
        (
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân".into(),
            "VP",
        ),
        ("Phòng Văn hóa - Xã hội".into(), "VHXH"),
        (economy.0.into(), economy.1),
        ("Trung tâm Phục vụ hành chính công".into(), "TTPVHCC"),
        (format!("Ủy ban Mặt trận Tổ quốc Việt Nam {word}"), ""),
        (format!("Công an {word}"), ""),
    ]
}

/// An organisational unit: a department, a centre, a body that co-operates.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Full name: `Phòng Văn hóa - Xã hội`.
    pub name: String,
    /// Symbol used in numbers and archive lines: `VHXH`. May be empty.
    pub symbol: String,
    /// Still existing. Old units stay for old plans.
    pub active: bool,
}

impl Unit {
    /// Cleans and checks a unit.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let unit = Self {
            name: check.required("name", &self.name, Agency::NAME_LIMIT),
            symbol: check.optional("symbol", &self.symbol, 30),
            ..self
        };
        check.finish(unit)
    }
}

/// A person in a position in a unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Official {
    /// Their id.
    pub id: OfficialId,
    /// Full name.
    pub name: String,
    /// Position: `Công chức Văn hóa - xã hội`. May be empty.
    pub position: String,
    /// The unit they belong to, if known.
    pub unit: Option<UnitId>,
    /// Still in office.
    pub active: bool,
}

impl Official {
    /// Cleans and checks a person.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let official = Self {
            name: check.required("name", &self.name, 100),
            position: check.optional("position", &self.position, 200),
            ..self
        };
        check.finish(official)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commune_is_printed_as_the_decree_has_it() {
        for (kind, name, lines, place) in [
            (UnitKind::Commune, "An Hòa", "XÃ AN HÒA", "An Hòa"),
            (UnitKind::Ward, "5", "PHƯỜNG 5", "Phường 5"),
            (
                UnitKind::SpecialZone,
                "Cồn Sim",
                "ĐẶC KHU CỒN SIM",
                "Cồn Sim",
            ),
        ] {
            let agency = Agency::of_commune(kind, name, "", "Lê Văn Ba")
                .checked()
                .unwrap();
            assert_eq!(agency.name_lines, ["ỦY BAN NHÂN DÂN", lines]);
            assert_eq!(agency.place, place);
            assert_eq!(agency.signatories.len(), 1);
            assert_eq!(agency.signatories[0].lines.last().unwrap(), "PHÓ CHỦ TỊCH");
        }
    }
}
