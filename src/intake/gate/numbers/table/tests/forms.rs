//! One cell at a time: every way of writing a number.

use super::super::{Cell, Why};
use super::draw;

/// The verdict on a cell in a column of counts.
fn verdict(text: &str) -> Cell {
    let mut drawn = draw("Team | 2022 | Held\nNorth | 12 | 40\nSouth | 19 | 31\nEast | ? | 28");
    drawn.rows[2][1] = text.to_owned();
    drawn.read().cells[2][1].clone()
}

fn low(text: &str) -> Option<(u64, String)> {
    match verdict(text) {
        Cell::Low { value, range } => Some((value, text[range].to_owned())),
        _ => None,
    }
}

#[test]
fn finds_a_low_count_however_it_is_written() {
    let forms = [
        ("3", 3, "3"),
        (" 3 ", 3, "3"),
        ("3*", 3, "3"),
        ("3†", 3, "3"),
        ("(3)", 3, "3"),
        ("[3]", 3, "3"),
        ("3.", 3, "3"),
        ("2 (40%)", 2, "2"),
        ("2 (40)", 2, "2"),
        ("2 [40%]", 2, "2"),
        ("40% (2)", 2, "2"),
        ("12 (3)", 3, "3"),
        ("n=4", 4, "4"),
        ("n = 4", 4, "4"),
        ("(n=4)", 4, "4"),
        ("4 officers", 4, "4"),
        ("3 x PC", 3, "3"),
        ("3x PC", 3, "3"),
        ("x2", 2, "2"),
        ("x 2", 2, "2"),
        ("3no.", 3, "3"),
        ("3 no.", 3, "3"),
        ("two", 2, "two"),
        ("Three", 3, "Three"),
        ("FOUR", 4, "FOUR"),
        ("four (4)", 4, "four"),
        ("one only", 1, "one"),
        ("2 male, 3 female", 2, "2"),
        ("2M 3F", 2, "2"),
        ("1 PC and 1 Sgt", 1, "1"),
        ("PC: 1", 1, "1"),
        ("Sergeant - 2", 2, "2"),
        ("~3", 3, "3"),
        ("c. 3", 3, "3"),
        ("approx 3", 3, "3"),
        ("approximately 3", 3, "3"),
        ("3[1]", 3, "3"),
        ("3 [note 2]", 3, "3"),
        ("3¹", 3, "3¹"),
        ("3 (a)", 3, "3"),
        ("3r", 3, "3"),
        ("3 (p)", 3, "3"),
        ("+3", 3, "3"),
        ("-3", 3, "3"),
        ("03", 3, "03"),
        ("3.0", 3, "3.0"),
        ("3,", 3, "3"),
        ("3;", 3, "3"),
        ("2/7", 2, "2"),
        ("2 of 7", 2, "2"),
        ("2 out of 7", 2, "2"),
        ("7 (of which 2 charged)", 2, "2"),
        ("12, 3", 3, "3"),
        ("12 / 3", 3, "3"),
        ("３", 3, "３"),
        ("٣", 3, "٣"),
        ("३", 3, "३"),
        ("𝟑", 3, "𝟑"),
        ("③", 3, "③"),
        ("❸", 3, "❸"),
        ("³", 3, "³"),
        ("\u{a0}3\u{a0}", 3, "3"),
        ("3\u{200b}", 3, "3\u{200b}"),
        ("3\u{fe0f}\u{20e3}", 3, "3\u{fe0f}\u{20e3}"),
        ("l", 1, "l"),
        ("I", 1, "I"),
        ("iii", 3, "iii"),
        ("Ⅲ", 3, "Ⅲ"),
        ("З", 3, "З"),
        ("=3", 3, "3"),
        ("'3", 3, "3"),
        ("3\n", 3, "3"),
        ("\"3\"", 3, "3"),
        ("3 (see note)", 3, "3"),
        ("1 *", 1, "1"),
        ("<2", 1, "<2"),
        ("3 people", 3, "3"),
        ("3 cases", 3, "3"),
        ("Yes - 3", 3, "3"),
        ("Yes (3)", 3, "3"),
        ("Yes, 3", 3, "3"),
        ("2-3", 3, "2-3"),
        ("1 (one)", 1, "1"),
        ("single", 1, "single"),
        ("оne", 1, "оne"),
        ("3 arrests, 12 cautions", 3, "3"),
        ("5", 5, "5"),
    ];
    for (text, value, place) in forms {
        let expected = Some((value, place.to_owned()));
        assert_eq!(low(text), expected, "{text:?} is {:?}", verdict(text));
    }
}

#[test]
fn leaves_what_is_no_low_count() {
    let others = [
        "0",
        "6",
        "12",
        "1,204",
        "1 204",
        "1\u{a0}204",
        "1'204",
        "3,000",
        "twenty-three",
        "twenty three",
        "three hundred",
        "5 thousand",
        "1O",
        "23*",
        "3.5",
        "4.8%",
        "4 %",
        "３％",
        "4 per cent",
        "4 percent",
        "£3",
        "£3m",
        "£3.50",
        "3p",
        "€2",
        "$4",
        "2 days",
        "3 years",
        "5 hrs",
        "3 months",
        "2-week",
        "3rd",
        "1st",
        "4th May",
        "5 May 2021",
        "May 3",
        "Jan-3",
        "03/04/2021",
        "3/4/21",
        "2021-03-04",
        "3.4.2021",
        "3:30",
        "03:30",
        "3pm",
        "2019/20",
        "2019-20",
        "19/20",
        "2021",
        "IC1",
        "Q3",
        "CH02",
        "A1",
        "Y3",
        "S40",
        "covid-19",
        "Band 5",
        "Stage 1",
        "Year 4",
        "Tier 2",
        "Level 3",
        "aged 4",
        "age 5",
        "4 years old",
        "5+",
        "3 or more",
        "over 3",
        "more than 2",
        "at least 4",
        ">3",
        "≥ 2",
        "3 miles",
        "2 km",
        "5kg",
        "<5",
        "< 5",
        "≤5",
        "<=5",
        "<6",
        "fewer than 5",
        "Fewer than five",
        "less than 5",
        "Less then 5",
        "under 5",
        "5 or fewer",
        "5 or less",
        "1-4",
        "1 to 4",
        "0 to 5",
        "1–5",
        "up to 5",
        "xx",
        "XX",
        "xx+",
        "*",
        "[c]",
        "[C]",
        "-",
        "–",
        "—",
        "nil",
        "None",
        "zero",
        "N/A",
        "n/a",
        "not held",
        "unknown",
        "",
        "Yes",
        "No",
        "S2 4HT",
        "withheld",
        "Section 40(2)",
        "redacted",
        "..",
        "#REF!",
        "12[1]",
        "14 [note 2]",
    ];
    for text in others {
        assert_eq!(low(text), None, "{text:?} is {:?}", verdict(text));
    }
}

#[test]
fn says_why_a_number_was_set_aside() {
    let reasons = [
        ("4.8%", Why::Percentage),
        ("£3", Why::Money),
        ("3 years", Why::Duration),
        ("5 May 2021", Why::Date),
        ("3:30", Why::Time),
        ("3rd", Why::Ordinal),
        ("aged 4", Why::Age),
        ("IC1", Why::Identifier),
        ("5kg", Why::Measure),
        ("older than 5", Why::CutOff),
        ("2019/20", Why::Year),
        ("3.5", Why::Rate),
    ];
    for (text, why) in reasons {
        assert_eq!(verdict(text), Cell::SetAside(why), "{text:?}");
    }
}

#[test]
fn reads_markers_with_what_they_allow() {
    assert_eq!(verdict("xx"), Cell::Marker { at_most: None });
    assert_eq!(verdict("xx+"), Cell::FurtherMarker);
    assert_eq!(verdict("<5"), Cell::Marker { at_most: Some(4) });
    assert_eq!(verdict("<6"), Cell::Marker { at_most: Some(5) });
    assert_eq!(verdict("≤ 5"), Cell::Marker { at_most: Some(5) });
    assert_eq!(verdict("Fewer than 5"), Cell::Marker { at_most: Some(4) });
    assert_eq!(verdict("5 or fewer"), Cell::Marker { at_most: Some(5) });
    assert_eq!(verdict("xx (3.2%)"), Cell::Marker { at_most: None });
    assert_eq!(verdict("<5 (3%)"), Cell::Marker { at_most: Some(4) });
    assert_eq!(verdict("-"), Cell::Nil);
    assert_eq!(verdict("nil"), Cell::Nil);
    assert_eq!(verdict("N/A"), Cell::Missing);
    assert_eq!(verdict("1,204"), Cell::Count(1204));
    assert_eq!(verdict("twenty-three"), Cell::Count(23));
}

#[test]
fn reads_bounds_with_what_they_allow() {
    let forms = [
        ("3+", 3, None),
        ("10 +", 10, None),
        ("10+*", 10, None),
        ("10+ officers", 10, None),
        (">3", 4, None),
        ("> 10", 11, None),
        ("≥10", 10, None),
        (">=10", 10, None),
        ("1,000+", 1000, None),
        ("10 or more", 10, None),
        ("10 and over", 10, None),
        ("10 & over", 10, None),
        ("10 plus", 10, None),
        ("ten or more", 10, None),
        ("more than 10", 11, None),
        ("more than 10 officers", 11, None),
        ("more than a dozen", 13, None),
        ("over 10", 11, None),
        ("in excess of 10", 11, None),
        ("at least 10", 10, None),
        ("no fewer than 10", 10, None),
        ("not less than 10", 10, None),
        ("minimum of 10", 10, None),
        ("upwards of 10", 10, None),
        ("mwy na 10", 11, None),
        ("o leiaf 10", 10, None),
        ("10 neu fwy", 10, None),
        ("10-14", 10, Some(14)),
        ("10 to 14", 10, Some(14)),
        ("(10-14)", 10, Some(14)),
        ("[10 – 14]", 10, Some(14)),
        ("from 10 to 14", 10, Some(14)),
        ("between 10 and 14", 10, Some(14)),
    ];
    for (text, least, most) in forms {
        assert_eq!(verdict(text), Cell::Within { least, most }, "{text:?}");
    }
}

#[test]
fn bounds_of_what_may_be_low_suppress_it() {
    assert_eq!(verdict("at most 4"), Cell::Marker { at_most: Some(4) });
    assert_eq!(verdict("<5 officers"), Cell::Marker { at_most: Some(4) });
    assert_eq!(verdict("llai na 5"), Cell::Marker { at_most: Some(4) });
    assert_eq!(verdict("(1-4)"), Cell::Marker { at_most: Some(4) });
    assert_eq!(low("(2-4)"), Some((4, "2-4".to_owned())));
    assert_eq!(low("between 2 and 4"), Some((4, "2 and 4".to_owned())));
    assert_eq!(low("fewer than 2"), Some((1, "2".to_owned())));
}
