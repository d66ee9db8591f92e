//! The form of paper, as far as the decree leaves it to the office.

use super::Office;
use crate::wire::{Failure, FormChoice, FormFigure, PaperForm, Saved};
use document::{Figure, Profile};
use plan::flaw::Check;
use plan::{Flaw, FlawKind};
use store::{EventKind, Records};

/// What a figure's setting is called, before the figure's own name.
const KEY: &str = "form.";

/// The figures an office may sensibly choose, in the order of the page.
const CHOICES: [&str; 35] = [
    "margin_top",
    "margin_bottom",
    "margin_left",
    "margin_right",
    "landscape_margin_top",
    "landscape_margin_bottom",
    "landscape_margin_left",
    "landscape_margin_right",
    "page_number",
    "national_title",
    "motto",
    "parent",
    "agency",
    "place_date",
    "about",
    "stamp",
    "addressee",
    "doc_type",
    "subject",
    "basis",
    "body",
    "heading",
    "first_line",
    "paragraph_gap",
    "line_spacing",
    "agency_rule",
    "subject_rule",
    "reference_rule",
    "sign_left",
    "authority",
    "signer",
    "signing_room",
    "annex_title",
    "table",
    "task_sums",
];

/// The form with the office's choices, for everything that is printed or shown.
///
/// # Errors
/// The store cannot be read.
pub fn profile(office: &Office) -> Result<Profile, Failure> {
    office.read(|store| profile_in(store))
}

/// The form with the choices a store keeps. One that the form does not allow (any more) is as if
/// it had never been made.
///
/// # Errors
/// The store cannot be read.
pub fn profile_in(store: &Records) -> Result<Profile, Failure> {
    let settings = store.settings()?;
    let usual = Profile::nd30_2020();
    let version = usual.version;
    Ok(usual.remade(version, |name, figure| {
        CHOICES
            .contains(&name)
            .then(|| settings.get(&format!("{KEY}{name}")))
            .flatten()
            .and_then(|value| figure.at(value.parse().ok()?))
            .unwrap_or(figure)
    }))
}

fn figure(profile: &Profile, wanted: &str) -> Option<Figure> {
    CHOICES.contains(&wanted).then_some(())?;
    let mut figures = profile.figures().into_iter();
    figures.find_map(|(name, figure)| (name == wanted).then_some(figure))
}

/// The figures that the office may choose.
pub fn get(office: &Office) -> Result<PaperForm, Failure> {
    let (usual, chosen) = (Profile::nd30_2020(), profile(office)?);
    let figures = CHOICES
        .into_iter()
        .filter_map(|name| {
            let (usual, chosen) = (figure(&usual, name)?, figure(&chosen, name)?);
            Some(FormFigure {
                name: name.to_owned(),
                value: chosen.value(),
                usual: usual.value(),
                min: usual.min(),
                max: usual.max(),
            })
        })
        .collect();
    Ok(PaperForm {
        version: chosen.version.to_owned(),
        figures,
    })
}

/// Chooses figures; those not named stay as they are. Every flaw is told at once, each at the
/// figure's name; the limit is the bound that was passed.
pub fn save(office: &Office, choices: Vec<FormChoice>) -> Result<Saved, Failure> {
    let usual = Profile::nd30_2020();
    let mut check = Check::default();
    for choice in &choices {
        match figure(&usual, &choice.name) {
            None => check.flaw(Flaw::new(&choice.name, FlawKind::Unknown)),
            Some(figure) if figure.at(choice.value).is_none() => check.flaw(Flaw {
                limit: Some(choice.value.clamp(figure.min(), figure.max()).into()),
                ..Flaw::new(&choice.name, FlawKind::OutOfRange)
            }),
            Some(_) => {}
        }
    }
    let choices = check.finish(choices)?;
    let ((), saved) = office.change(EventKind::FormSet, |tx| {
        for choice in &choices {
            let usual = figure(&usual, &choice.name).map(Figure::value);
            // The usual is not kept, so that a better usual of a later version is taken up.
            let value = (usual != Some(choice.value)).then(|| choice.value.to_string());
            tx.set_setting(&format!("{KEY}{}", choice.name), value.as_deref())?;
        }
        Ok(())
    })?;
    Ok(saved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_a_figure_with_room() {
        let usual = Profile::nd30_2020();
        for name in CHOICES {
            let figure = figure(&usual, name).unwrap_or_else(|| panic!("{name}"));
            assert!(figure.min() < figure.max(), "{name}");
        }
    }
}
