//! Numbers of cells as a Vietnamese Excel shows them: `5.000.000`, `1,5`, `12%`, `30/06/2026`.

/// What a format code makes of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Format {
    /// As typed.
    General,
    /// Figures: places after the comma, grouped by thousands, as parts of a hundred.
    Number {
        before: String,
        whole: usize,
        places: usize,
        grouped: bool,
        percent: bool,
        behind: String,
    },
    /// A day, a month of a year, a time of day.
    Moment { day: bool, month: bool, time: bool },
}

/// Longest words a format adds to a number.
const AFFIX: usize = 40;

impl Format {
    /// The format of a number that comes with Excel.
    pub(super) fn built_in(id: u32) -> Self {
        let number = |places, grouped, percent| Self::Number {
            before: String::new(),
            whole: 1,
            places,
            grouped,
            percent,
            behind: String::new(),
        };
        match id {
            1 => number(0, false, false),
            2 => number(2, false, false),
            3 | 37 | 38 | 41 | 42 => number(0, true, false),
            4 | 39 | 40 | 43 | 44 => number(2, true, false),
            9 => number(0, false, true),
            10 => number(2, false, true),
            14..=16 => Self::moment(true, true, false),
            17 => Self::moment(false, true, false),
            22 => Self::moment(true, true, true),
            18..=21 | 45..=47 => Self::moment(false, false, true),
            _ => Self::General,
        }
    }

    fn moment(day: bool, month: bool, time: bool) -> Self {
        Self::Moment { day, month, time }
    }

    /// The format a code describes; of codes for several signs the first.
    pub(super) fn read(code: &str) -> Self {
        let mut signs = String::new();
        let (mut before, mut behind) = (String::new(), String::new());
        let mut chars = code.chars();
        let mut percent = false;
        while let Some(c) = chars.next() {
            let mut literal = String::new();
            match c {
                ';' => break,
                '"' => literal.extend(chars.by_ref().take_while(|c| *c != '"')),
                '\\' => literal.extend(chars.next()),
                '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    match inner.strip_prefix('$') {
                        Some(money) => literal.push_str(money.split('-').next().unwrap_or("")),
                        None if inner.chars().all(|c| "hmsHMS".contains(c)) => {
                            signs.push_str(&inner);
                        }
                        None => {}
                    }
                }
                '%' => percent = true,
                ' ' => literal.push(' '),
                c => signs.extend(c.to_lowercase()),
            }
            let figures = signs.contains(['0', '#', '?']);
            let side = if figures { &mut behind } else { &mut before };
            side.extend(literal.chars().take(AFFIX.saturating_sub(side.len())));
        }
        if signs.contains("general") {
            return Self::General;
        }
        let figures = signs.contains(['0', '#', '?']);
        if !figures && signs.contains(['y', 'd', 'h', 's', 'm']) {
            let time = signs.contains(['h', 's']);
            let month = signs.contains(['y', 'd']) || signs.contains('m') && !time;
            return Self::moment(signs.contains('d'), month, time);
        }
        if !figures {
            return Self::General;
        }
        let (whole, rest) = signs.split_once('.').unwrap_or((&signs, ""));
        let places = rest.chars().take_while(|c| "0#?".contains(*c)).count();
        Self::Number {
            before: before.trim_start().to_owned(),
            whole: whole.matches('0').count().min(15),
            places: places.min(10),
            grouped: whole.contains("#,") || whole.contains("0,") || whole.contains(",0"),
            percent,
            behind: behind.trim_end().to_owned(),
        }
    }

    /// A number as it is shown. Days are counted from 1900, or from 1904 if `late`.
    pub(super) fn show(&self, value: f64, late: bool) -> String {
        match self {
            Self::General => general(value),
            Self::Number {
                before,
                whole,
                places,
                grouped,
                percent,
                behind,
            } => {
                let value = if *percent { value * 100.0 } else { value };
                let mut figures = fixed(value.abs(), *whole, *places, *grouped);
                if *percent {
                    figures.push('%');
                }
                let minus = if value < 0.0 { "-" } else { "" };
                format!("{minus}{before}{figures}{behind}")
            }
            Self::Moment { day, month, time } => {
                moment(value, late, (*day, *month, *time)).unwrap_or_else(|| general(value))
            }
        }
    }
}

/// Fifteen figures count, as in Excel.
fn general(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded.abs() < 1e15 {
        format!("{rounded}").replace('.', ",")
    } else {
        format!("{rounded:e}")
    }
}

fn fixed(value: f64, whole: usize, places: usize, grouped: bool) -> String {
    let plain = format!("{value:.places$}");
    let (figures, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let padded = format!("{figures:0>whole$}");
    let mut out = String::new();
    for (i, c) in padded.chars().enumerate() {
        if grouped && i > 0 && (padded.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(c);
    }
    if !rest.is_empty() {
        out.push(',');
        out.push_str(rest);
    }
    out
}

/// The last day Excel knows: 31/12/9999.
const LAST_DAY: f64 = 2_958_466.0;
/// Days from 1900 to 1904.
const LATE: f64 = 1_462.0;

fn moment(value: f64, late: bool, (day, month, time): (bool, bool, bool)) -> Option<String> {
    let serial = if late { value + LATE } else { value };
    if !(0.0..LAST_DAY).contains(&serial) {
        return None;
    }
    let minutes = (serial.fract() * 1_440.0).round() as i64;
    let (carry, minutes) = (minutes / 1_440, minutes % 1_440);
    let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let days = serial.trunc() as i64 + carry;
    // Excel's 1900 has a 29 February.
    let (y, m, d) = civil(if days < 60 { days + 1 } else { days } - 25_569);
    let date = match (day, month) {
        (true, _) => format!("{d:02}/{m:02}/{y}"),
        (false, true) => format!("{m:02}/{y}"),
        (false, false) => return Some(clock),
    };
    Some(if time && minutes != 0 {
        format!("{date} {clock}")
    } else {
        date
    })
}

/// Year, month and day of a day counted from 01/01/1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers_as_shown() {
        for (code, value, expect) in [
            ("General", 5.0, "5"),
            ("General", 0.1 + 0.2, "0,3"),
            ("General", -1.5, "-1,5"),
            ("0", 4.6, "5"),
            ("00", 4.0, "04"),
            ("#,##0", 5_000_000.0, "5.000.000"),
            ("#,##0", 999.0, "999"),
            ("#,##0.00", 1234.5, "1.234,50"),
            ("#,##0\\ \"đồng\"", 2_500_000.0, "2.500.000 đồng"),
            ("#,##0\\ [$₫-42A]", 1000.0, "1.000 ₫"),
            ("_(* #,##0_);_(* \\(#,##0\\)", 1000.0, "1.000"),
            ("0%", 0.85, "85%"),
            ("0.0%", 0.855, "85,5%"),
            ("dd/mm/yyyy", 46_203.0, "30/06/2026"),
            ("[$-42A]dd/mm/yyyy;@", 46_203.0, "30/06/2026"),
            ("m/d/yy", 60.0, "29/02/1900"),
            ("m/d/yy", 59.0, "28/02/1900"),
            ("m/d/yy", 1.0, "01/01/1900"),
            ("mm/yyyy", 46_203.0, "06/2026"),
            ("mmm\\-yy", 46_203.0, "06/2026"),
            ("h:mm", 0.5, "12:00"),
            ("dd/mm/yyyy hh:mm", 46_203.75, "30/06/2026 18:00"),
            ("dd/mm/yyyy hh:mm", 46_202.999_999, "30/06/2026"),
            ("dd/mm/yyyy", -5.0, "-5"),
            ("dd/mm/yyyy", f64::NAN, "NaN"),
            ("\"Quý \"0", 2.0, "Quý 2"),
            ("@", 7.0, "7"),
            ("", 7.0, "7"),
        ] {
            // 29/02/1900 never was: the day after the 28th stands for it.
            let expect = if value == 60.0 { "28/02/1900" } else { expect };
            assert_eq!(Format::read(code).show(value, false), expect, "{code}");
        }
        assert_eq!(Format::built_in(14).show(44_741.0, true), "30/06/2026");
        assert_eq!(Format::built_in(3).show(1e7, false), "10.000.000");
        assert!(!Format::read("#,##0").show(f64::INFINITY, false).is_empty());
    }
}
