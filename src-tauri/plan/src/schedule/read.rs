//! Reads out of a sentence how often and when something is broadcast.

use super::Schedule;
use crate::text::fold;
use chrono::{Days, Months, NaiveDate, NaiveTime, Weekday};

/// What a sentence says about a schedule. What it does not say is left open.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ScheduleDraft {
    /// Days of the week, in order; those that were named, or as many as were counted, spread
    /// over the week.
    pub days: Vec<Weekday>,
    /// Time of day.
    pub time: Option<NaiveTime>,
    /// Minutes of one broadcast.
    pub minutes: Option<u32>,
    /// First day.
    pub first: Option<NaiveDate>,
    /// Last day.
    pub last: Option<NaiveDate>,
}

/// Reads a sentence such as `mỗi tuần 3 buổi, mỗi buổi 15 phút, từ tháng 3 đến tháng 6`,
/// `02 lần/tuần, thời lượng 20 phút`, `thứ Hai, thứ Tư, lúc 17h00`, `hằng ngày`. `year` is the
/// plan's, for days and months without one. Nothing when it says neither on which days of the
/// week nor how long.
pub fn read_schedule(text: &str, year: i32) -> Option<ScheduleDraft> {
    let mut tokens = tokens(text);
    let (time, until) = take_clock(&mut tokens);
    let between = |(from, to): (NaiveTime, NaiveTime)| u32::try_from((to - from).num_minutes());
    let minutes = minutes(&tokens).or_else(|| {
        let span = time.zip(until).map(between)?.ok()?;
        (1..=Schedule::MINUTES_LIMIT)
            .contains(&span)
            .then_some(span)
    });
    let named = named_days(&tokens);
    let days = if named.is_empty() {
        spread(times_a_week(&tokens))
    } else {
        named
    };
    if days.is_empty() && minutes.is_none() {
        return None;
    }
    let (first, last) = match span(&tokens, year) {
        (Some(first), Some(last)) if last < first => (None, None),
        span => span,
    };
    Some(ScheduleDraft {
        days,
        time,
        minutes,
        first,
        last,
    })
}

/// So many days, spread over the week: 3 are Monday, Wednesday and Friday.
pub fn spread(times: usize) -> Vec<Weekday> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    match times {
        0 => vec![],
        1 => vec![Mon],
        2 => vec![Tue, Thu],
        3 => vec![Mon, Wed, Fri],
        4 => vec![Mon, Tue, Thu, Fri],
        5 => vec![Mon, Tue, Wed, Thu, Fri],
        6 => vec![Mon, Tue, Wed, Thu, Fri, Sat],
        _ => vec![Mon, Tue, Wed, Thu, Fri, Sat, Sun],
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number(u32),
    Word(String),
    Mark(char),
}

use Token::{Mark, Number, Word};

/// Numbers, words without marks, and the signs that matter between them.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let folded = fold(text);
    let mut rest = folded.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_ascii_digit() {
            let mut digits = String::from(c);
            while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            tokens.push(Number(digits.parse().unwrap_or(u32::MAX)));
        } else if c.is_alphabetic() {
            let mut word = String::from(c);
            while let Some(letter) = rest.next_if(|c| c.is_alphabetic()) {
                word.push(letter);
            }
            tokens.push(Word(word));
        } else {
            match c {
                '-' | '–' | '—' => tokens.push(Mark('-')),
                '\'' | '’' | '′' => tokens.push(Mark('\'')),
                '/' | ':' | ',' | '.' | ';' | '(' | ')' => tokens.push(Mark(c)),
                _ => {}
            }
        }
    }
    tokens
}

fn word(tokens: &[Token], at: usize) -> &str {
    match tokens.get(at) {
        Some(Word(word)) => word,
        _ => "",
    }
}

fn mark(tokens: &[Token], at: usize) -> Option<char> {
    match tokens.get(at) {
        Some(Mark(mark)) => Some(*mark),
        _ => None,
    }
}

fn number(tokens: &[Token], at: usize) -> Option<u32> {
    match tokens.get(at) {
        Some(Number(number)) => Some(*number),
        _ => None,
    }
}

/// The word before a place; empty at the beginning.
fn before(tokens: &[Token], at: usize) -> &str {
    at.checked_sub(1).map_or("", |at| word(tokens, at))
}

/// A number in digits or as a word.
fn counted(tokens: &[Token], at: usize) -> Option<u32> {
    number(tokens, at).or_else(|| {
        const WORDS: [&str; 7] = ["mot", "hai", "ba", "bon", "nam", "sau", "bay"];
        let found = WORDS.iter().position(|known| *known == word(tokens, at))?;
        u32::try_from(found + 1).ok()
    })
}

/// Takes the time of day out, and the one it lasts to: `lúc 6 giờ 30 phút`, `từ 17h00 đến 17h15`.
fn take_clock(tokens: &mut Vec<Token>) -> (Option<NaiveTime>, Option<NaiveTime>) {
    let mut times = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match clock(tokens, at) {
            Some((time, len)) => {
                times.push(time);
                tokens.splice(at..at + len, [Mark(',')]);
            }
            None => at += 1,
        }
    }
    (times.first().copied(), times.get(1).copied())
}

/// A time of day at a place, and how many tokens it takes.
fn clock(tokens: &[Token], at: usize) -> Option<(NaiveTime, usize)> {
    let hour = number(tokens, at).filter(|hour| *hour < 24)?;
    let after = word(tokens, at + 1);
    let colon = mark(tokens, at + 1) == Some(':');
    let lasts = ["buoi", "luong", "lan", "dai", "moi", "trong", "luot"];
    let hours = matches!(after, "h" | "g" | "gio") && mark(tokens, at + 2) != Some('/');
    if !(colon || hours && !lasts.contains(&before(tokens, at))) {
        return None;
    }
    let minute = number(tokens, at + 2).filter(|minute| *minute < 60);
    if colon && minute.is_none() {
        return None;
    }
    let mut len = 2 + usize::from(minute.is_some());
    if minute.is_some() && word(tokens, at + len) == "phut" {
        len += 1;
    }
    let evening = matches!(word(tokens, at + len), "chieu" | "toi") && hour < 12;
    let hour = if evening { hour + 12 } else { hour };
    Some((NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), 0)?, len))
}

/// `15 phút`, `15'`, `1 giờ`, `1 giờ 30 phút`.
fn minutes(tokens: &[Token]) -> Option<u32> {
    let at = (0..tokens.len()).find(|at| {
        number(tokens, *at).is_some()
            && (matches!(word(tokens, at + 1), "phut" | "p" | "gio" | "tieng")
                || mark(tokens, at + 1) == Some('\''))
    })?;
    let count = number(tokens, at)?;
    let minutes = match word(tokens, at + 1) {
        "gio" | "tieng" => {
            let more = number(tokens, at + 2).filter(|_| word(tokens, at + 3) == "phut");
            count.checked_mul(60)?.checked_add(more.unwrap_or(0))?
        }
        _ => count,
    };
    (1..=Schedule::MINUTES_LIMIT)
        .contains(&minutes)
        .then_some(minutes)
}

/// The day of the week a name after `thứ` stands for.
fn weekday(tokens: &[Token], at: usize) -> Option<Weekday> {
    if word(tokens, at) == "tu" {
        return Some(Weekday::Wed);
    }
    // `năm 2026` is a year.
    if word(tokens, at) == "nam" && number(tokens, at + 1).is_some_and(|year| year > 31) {
        return None;
    }
    Some(match counted(tokens, at)? {
        2 => Weekday::Mon,
        3 => Weekday::Tue,
        4 => Weekday::Wed,
        5 => Weekday::Thu,
        6 => Weekday::Fri,
        7 => Weekday::Sat,
        _ => return None,
    })
}

const UNITS: [&str; 9] = [
    "buoi", "lan", "ngay", "luot", "ky", "so", "phien", "chuong", "hoi",
];

/// `thứ Hai, Tư và Sáu`, `T2, T4`, `từ thứ Hai đến thứ Sáu`, `Chủ nhật`; in order, each once.
fn named_days(tokens: &[Token]) -> Vec<Weekday> {
    let mut days: Vec<Weekday> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // What joins this place to a day just before it.
        let joint = Joint::at(tokens, at).filter(|_| !days.is_empty());
        let (joint, place) = match joint {
            Some(joint) => (Some(joint), at + 1),
            None => (None, at),
        };
        match name_of_day(tokens, place, joint.is_some()) {
            Some((day, len)) => {
                if let (Some(Joint::To), Some(from)) = (joint, days.last().copied()) {
                    let between =
                        std::iter::successors(Some(from.succ()), |next| Some(next.succ()));
                    days.extend(between.take_while(|next| *next != day).take(5));
                }
                days.push(day);
                at = place + len;
            }
            None => at += 1,
        }
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    days
}

/// What joins one day of the week to the next.
#[derive(Clone, Copy)]
enum Joint {
    /// `thứ Hai, Tư`
    And,
    /// `thứ Hai đến thứ Sáu`
    To,
}

impl Joint {
    /// The joint at a place that a day ends before.
    fn at(tokens: &[Token], at: usize) -> Option<Self> {
        let last = at.checked_sub(1)?;
        let a_day = weekday(tokens, last).is_some() || matches!(word(tokens, last), "nhat" | "cn");
        match (mark(tokens, at), word(tokens, at)) {
            _ if !a_day => None,
            (Some(',' | '/'), _) | (_, "va") => Some(Self::And),
            (Some('-'), _) | (_, "den") => Some(Self::To),
            _ => None,
        }
    }
}

/// A day of the week at a place, and how many tokens it takes; bare, as `Tư` in `thứ Hai, Tư`,
/// only where it is joined to another.
fn name_of_day(tokens: &[Token], at: usize, joined: bool) -> Option<(Weekday, usize)> {
    match word(tokens, at) {
        "cn" => return Some((Weekday::Sun, 1)),
        "chu" if word(tokens, at + 1) == "nhat" => return Some((Weekday::Sun, 2)),
        "thu" | "t" => {
            let ordinal = matches!(before(tokens, at), "lan" | "ky" | "dot" | "khoa" | "buoi");
            return weekday(tokens, at + 1)
                .filter(|_| !ordinal)
                .map(|day| (day, 2));
        }
        _ => {}
    }
    let next = word(tokens, at + 1);
    let counts = UNITS.contains(&next) || next == "phut" || mark(tokens, at + 1) == Some('/');
    weekday(tokens, at)
        .filter(|_| joined && !counts)
        .map(|day| (day, 1))
}

/// How many days a week; 0 when it is not said.
fn times_a_week(tokens: &[Token]) -> usize {
    let pair = |at: usize, one: &str, other: &str| {
        word(tokens, at) == one && word(tokens, at + 1) == other
    };
    for at in 0..tokens.len() {
        let Some(count) = counted(tokens, at).filter(|count| (1..=7).contains(count)) else {
            continue;
        };
        if weekly(tokens, at) {
            return count as usize;
        }
    }
    let mut places = 0..tokens.len();
    let all_week = |at: usize| pair(at, "cac", "ngay") && pair(at + 2, "trong", "tuan");
    let daily = |at: usize| pair(at, "hang", "ngay") || pair(at, "moi", "ngay") || all_week(at);
    let working = |at: usize| pair(at, "lam", "viec") && before(tokens, at) == "ngay";
    if places.clone().any(working) {
        5
    } else if places.any(daily) {
        7
    } else {
        0
    }
}

/// Whether a count is one of times in a week: `3 buổi/tuần`, `mỗi tuần 3 buổi`.
fn weekly(tokens: &[Token], at: usize) -> bool {
    // `03 (ba) buổi`
    let mut unit = at + 1;
    if mark(tokens, unit) == Some('(') {
        unit += 3;
    }
    if !UNITS.contains(&word(tokens, unit)) {
        return false;
    }
    let stop = |token: &Token| matches!(token, Mark('.' | ';'));
    let week = |token: &Token| *token == Word("tuan".to_owned());
    let after = tokens[unit + 1..].iter().take(5);
    let ahead = after
        .take_while(|token| !stop(token) && !matches!(token, Mark(',')))
        .position(week)
        .map(|distance| unit + 1 + distance);
    let earlier = tokens[..at].iter().rev().take(6);
    let behind = earlier
        .take_while(|token| !stop(token))
        .position(week)
        .map(|distance| at - 1 - distance);
    let every_week = |week: usize| {
        week.checked_sub(1)
            .and_then(|number| counted(tokens, number))
            .is_none_or(|weeks| weeks == 1)
    };
    ahead.into_iter().chain(behind).any(every_week)
}

/// A stretch of the calendar, whose year may stand somewhere else.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// Its first day's month and day, and how many months it lasts; 0 for a day.
    month: u32,
    day: u32,
    months: u32,
    year: Option<i32>,
    /// Which tokens it takes.
    from: usize,
    to: usize,
}

impl Stretch {
    fn first(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    fn last(self, year: i32) -> Option<NaiveDate> {
        let first = self.first(year)?;
        match self.months {
            0 => Some(first),
            months => first
                .checked_add_months(Months::new(months))?
                .checked_sub_days(Days::new(1)),
        }
    }
}

/// From when to when. A range that is said in words comes before months and quarters that are
/// only named; a bare date is somebody else's.
fn span(tokens: &[Token], year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let found = stretches(tokens);
    let joined = |pair: &&[Stretch]| {
        let between = &tokens[pair[0].to..pair[1].from];
        let joins = |token: &Token| match token {
            Mark('-') => true,
            Word(word) => matches!(word.as_str(), "den" | "toi"),
            _ => false,
        };
        between.len() <= 3 && between.iter().any(joins)
    };
    if let Some([from, to]) = found.windows(2).find(joined) {
        let its = to.year.or(from.year).unwrap_or(year);
        let wraps = from.month > to.month;
        let (start, end) = match (from.year, to.year) {
            (Some(start), None) if wraps => (start, start + 1),
            (None, Some(end)) if wraps => (end - 1, end),
            (None, None) if wraps => (its, its + 1),
            (start, end) => (start.unwrap_or(its), end.unwrap_or(its)),
        };
        return (from.first(start), to.last(end));
    }
    let open = |words: &[&str]| {
        found.iter().find(|s| {
            let place = s.from;
            let skipped = usize::from(before(tokens, place) == "ngay");
            words.contains(&before(tokens, place - skipped.min(place)))
        })
    };
    let its = |s: &Stretch| s.year.unwrap_or(year);
    let start = open(&["tu"]).and_then(|s| s.first(its(s)));
    let end = open(&["den", "truoc", "het"]).and_then(|s| s.last(its(s)));
    if start.is_some() || end.is_some() {
        return (start, end);
    }
    let whole: Vec<&Stretch> = found.iter().filter(|s| s.months > 0).collect();
    let (Some(first), Some(last)) = (whole.first(), whole.last()) else {
        return whole_year(tokens, year);
    };
    let its = |s: &Stretch| s.year.or(last.year).unwrap_or(year);
    let follows = |pair: &[&Stretch]| {
        let next = pair[0].last(its(pair[0])).and_then(|day| day.succ_opt());
        next.is_some() && next == pair[1].first(its(pair[1]))
    };
    if whole.windows(2).all(follows) {
        (first.first(its(first)), last.last(its(last)))
    } else {
        (None, None)
    }
}

/// `trong năm 2026`, `cả năm`.
fn whole_year(tokens: &[Token], year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let said = (1..tokens.len()).find(|at| {
        word(tokens, *at) == "nam" && matches!(before(tokens, *at), "trong" | "ca" | "suot")
    });
    let Some(at) = said else {
        return (None, None);
    };
    let year = year_at(tokens, at + 1).unwrap_or(year);
    (
        NaiveDate::from_ymd_opt(year, 1, 1),
        NaiveDate::from_ymd_opt(year, 12, 31),
    )
}

fn year_at(tokens: &[Token], at: usize) -> Option<i32> {
    let year = number(tokens, at).filter(|year| (1945..=2200).contains(year))?;
    i32::try_from(year).ok()
}

/// A year behind a month or quarter, and where it ends: `/2026`, `năm 2026`.
fn year_behind(tokens: &[Token], at: usize) -> (Option<i32>, usize) {
    let named = mark(tokens, at) == Some('/') || word(tokens, at) == "nam";
    match year_at(tokens, at + 1) {
        Some(year) if named => (Some(year), at + 2),
        _ => (None, at),
    }
}

/// Days, months, quarters and half-years, in order.
fn stretches(tokens: &[Token]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match stretch(tokens, at, found.last()) {
            Some(next) => {
                at = next.to.max(at + 1);
                found.push(next);
            }
            None => at += 1,
        }
    }
    found
}

fn stretch(tokens: &[Token], at: usize, last: Option<&Stretch>) -> Option<Stretch> {
    day(tokens, at)
        .or_else(|| month(tokens, at))
        .or_else(|| second_month(tokens, at, last))
        .or_else(|| quarter(tokens, at))
        .or_else(|| half(tokens, at))
}

/// `15/3`, `15/03/2026`, `ngày 15 tháng 3 năm 2026`.
fn day(tokens: &[Token], at: usize) -> Option<Stretch> {
    let day = number(tokens, at).filter(|day| (1..=31).contains(day))?;
    let slash = mark(tokens, at + 1) == Some('/');
    let spelt = word(tokens, at + 1) == "thang" && before(tokens, at) == "ngay";
    let month = number(tokens, at + 2).filter(|month| (1..=12).contains(month))?;
    let (year, to) = year_behind(tokens, at + 3);
    let called = matches!(before(tokens, at), "ngay" | "tu" | "den" | "truoc" | "het");
    let ranged = at > 0 && mark(tokens, at - 1) == Some('-');
    let sound = spelt || slash && (called || ranged || year.is_some());
    // `3/2026` after a month's name is that month.
    let named = matches!(before(tokens, at), "thang" | "quy" | "so");
    (sound && !named).then_some(Stretch {
        month,
        day,
        months: 0,
        year,
        from: at,
        to,
    })
}

/// `tháng 3`, `tháng 03/2026`, `tháng 3 năm 2026`, `từ 3/2026`.
fn month(tokens: &[Token], at: usize) -> Option<Stretch> {
    let named = word(tokens, at) == "thang";
    let place = at + usize::from(named);
    let month = number(tokens, place).filter(|month| (1..=12).contains(month))?;
    let (year, to) = year_behind(tokens, place + 1);
    let called = mark(tokens, at + 1) == Some('/') && matches!(before(tokens, at), "tu" | "den");
    if !(named || called && year.is_some()) {
        return None;
    }
    Some(Stretch {
        month,
        day: 1,
        months: 1,
        year,
        from: at,
        to,
    })
}

/// The `6` of `tháng 3 - 6/2026`, `tháng 3 đến 6`.
fn second_month(tokens: &[Token], at: usize, last: Option<&Stretch>) -> Option<Stretch> {
    let last = last.filter(|last| last.months == 1 && last.to + 1 == at)?;
    let joins = mark(tokens, at - 1) == Some('-') || before(tokens, at) == "den";
    let month = number(tokens, at).filter(|month| (1..=12).contains(month) && joins)?;
    let (year, to) = year_behind(tokens, at + 1);
    Some(Stretch {
        month,
        from: at,
        to,
        year,
        ..*last
    })
}

/// `quý II`, `quý 2/2026`.
fn quarter(tokens: &[Token], at: usize) -> Option<Stretch> {
    if word(tokens, at) != "quy" {
        return None;
    }
    let number = match word(tokens, at + 1) {
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        _ => number(tokens, at + 1).filter(|quarter| (1..=4).contains(quarter))?,
    };
    let (year, to) = year_behind(tokens, at + 2);
    Some(Stretch {
        month: number * 3 - 2,
        day: 1,
        months: 3,
        year,
        from: at,
        to,
    })
}

/// `6 tháng đầu năm 2026`, `6 tháng cuối năm`.
fn half(tokens: &[Token], at: usize) -> Option<Stretch> {
    if counted(tokens, at) != Some(6) || word(tokens, at + 1) != "thang" {
        return None;
    }
    let month = match word(tokens, at + 2) {
        "dau" => 1,
        "cuoi" => 7,
        _ => return None,
    };
    let (year, to) = year_behind(tokens, at + 3);
    Some(Stretch {
        month,
        day: 1,
        months: 6,
        year,
        from: at,
        to,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(draft: &ScheduleDraft) -> String {
        let days: String = draft
            .days
            .iter()
            .map(|day| day.number_from_monday().to_string())
            .collect();
        let or = |value: Option<String>| value.unwrap_or_else(|| "?".into());
        format!(
            "{days} {} {} {} {}",
            or(draft.time.map(|t| t.format("%H:%M").to_string())),
            or(draft.minutes.map(|n| n.to_string())),
            or(draft.first.map(|d| d.to_string())),
            or(draft.last.map(|d| d.to_string())),
        )
    }

    #[test]
    fn sentences_become_schedules() {
        for (text, expect) in [
            (
                "Phát trên đài mỗi tuần 3 buổi, mỗi buổi 15 phút, từ tháng 3 đến tháng 6",
                "135 ? 15 2026-03-01 2026-06-30",
            ),
            ("3 buổi/tuần x 15 phút", "135 ? 15 ? ?"),
            ("03 (ba) buổi/tuần × 15'", "135 ? 15 ? ?"),
            ("02 lần/tuần, thời lượng 20 phút", "24 ? 20 ? ?"),
            (
                "mỗi tuần ít nhất hai lần vào tháng 4/2025",
                "24 ? ? 2025-04-01 2025-04-30",
            ),
            ("thứ Hai, thứ Tư, thứ Sáu", "135 ? ? ? ?"),
            (
                "thứ 2, 4 và 6 hằng tuần, lúc 17h00, 3 lần",
                "135 17:00 ? ? ?",
            ),
            ("T3, T5 và Chủ nhật", "247 ? ? ? ?"),
            (
                "từ thứ Hai đến thứ Sáu, 6 giờ 30 phút sáng",
                "12345 06:30 ? ? ?",
            ),
            ("thứ Hai - thứ Tư, mỗi buổi 1 giờ", "123 ? 60 ? ?"),
            ("thứ Năm năm 2026, 5 phút", "4 ? 5 ? ?"),
            ("hằng ngày từ 17h00 đến 17h15", "1234567 17:00 15 ? ?"),
            ("Hàng ngày, 5 giờ chiều, 10-15 phút", "1234567 17:00 15 ? ?"),
            (
                "các ngày trong tuần, mỗi lần 1 giờ 30 phút",
                "1234567 ? 90 ? ?",
            ),
            ("các ngày làm việc, 10 phút", "12345 ? 10 ? ?"),
            ("7 ngày/tuần", "1234567 ? ? ? ?"),
            (
                "2 buổi/tuần, quý II, quý III",
                "24 ? ? 2026-04-01 2026-09-30",
            ),
            ("2 buổi/tuần, tháng 4, tháng 9", "24 ? ? ? ?"),
            (
                "1 buổi/tuần, 6 tháng cuối năm 2025",
                "1 ? ? 2025-07-01 2025-12-31",
            ),
            ("1 buổi/tuần trong năm 2026", "1 ? ? 2026-01-01 2026-12-31"),
            (
                "2 lần/tuần từ ngày 15/3 đến hết ngày 14/6/2026",
                "24 ? ? 2026-03-15 2026-06-14",
            ),
            (
                "2 lần/tuần từ ngày 15 tháng 3 đến ngày 14 tháng 6 năm 2025",
                "24 ? ? 2025-03-15 2025-06-14",
            ),
            ("2 lần/tuần, tháng 3-6/2025", "24 ? ? 2025-03-01 2025-06-30"),
            (
                "2 lần/tuần từ 3/2025 đến 6/2025",
                "24 ? ? 2025-03-01 2025-06-30",
            ),
            (
                "2 lần/tuần, tháng 11 đến tháng 2",
                "24 ? ? 2026-11-01 2027-02-28",
            ),
            (
                "2 lần/tuần, tháng 11 đến tháng 2 năm 2027",
                "24 ? ? 2026-11-01 2027-02-28",
            ),
            (
                "2 lần/tuần từ ngày 30/2 đến ngày 15/4",
                "24 ? ? ? 2026-04-15",
            ),
            ("2 lần/tuần, bắt đầu từ ngày 1/4", "24 ? ? 2026-04-01 ?"),
            ("2 lần/tuần trước ngày 30/6", "24 ? ? ? 2026-06-30"),
            (
                "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026, 2 lần/tuần",
                "24 ? ? ? ?",
            ),
            ("phát 3 giờ/tuần, 3 buổi/tuần", "135 ? 180 ? ?"),
            ("mỗi buổi 9999 phút, 1 lần/tuần", "1 ? ? ? ?"),
        ] {
            let read = read_schedule(text, 2026);
            assert_eq!(read.as_ref().map(shown).as_deref(), Some(expect), "{text}");
        }
    }

    #[test]
    fn what_names_no_broadcasts_is_none() {
        for text in [
            "",
            "01 chương trình trên tháng",
            "Tuần lễ hưởng ứng",
            "1 lần/2 tuần",
            "hai tuần một lần",
            "lần thứ hai",
            "Thường xuyên trong năm",
            "99999999999999 buổi/tuần",
        ] {
            assert_eq!(read_schedule(text, 2026), None, "{text}");
        }
    }

    #[test]
    fn a_week_is_spread() {
        for times in 0..=9 {
            let days = spread(times);
            assert_eq!(days.len(), times.min(7));
            assert!(
                days.windows(2)
                    .all(|w| { w[0].num_days_from_monday() < w[1].num_days_from_monday() })
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn no_words_make_it_fail(text in "\\PC{0,80}", year in 1945..2200) {
            let _ = read_schedule(&text, year);
        }

        #[test]
        fn its_own_words_neither(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "thứ", "Hai", "tư", "T2", "3", "buổi", "/", "tuần", "mỗi", "từ", "đến",
                    "tháng", "12", "2026", "ngày", "-", "quý", "IV", "15", "phút", "17h", ":", "(",
                ]),
                0..20,
            ),
        ) {
            let _ = read_schedule(&words.join(" "), 2026);
        }
    }
}
