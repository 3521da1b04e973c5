//! Properties that hold for any text: nothing panics, nothing planted is passed over in silence, and unrelated
//! sentences change no verdict.

use super::{Kind, Policy, Sighting, Verdict, read};

const KINDS: [Kind; 8] =
    [Kind::Document, Kind::Title, Kind::Question, Kind::Heading, Kind::Caption, Kind::Label, Kind::Answer, Kind::Note];

/// A sequence of numbers that looks random and is the same every run (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

fn sightings(text: &str, kind: Kind) -> Vec<Sighting> {
    let markers = ["xx".to_owned(), "[c]".to_owned(), "*".to_owned(), "<5".to_owned()];
    read(text, kind, &Policy { threshold: 5, markers: &markers, notes: &[], is_welsh: false })
}

const PIECES: [&str; 64] = [
    " ", " ", " ", "\n", "\n\n", "  ", "\t", ".", ",", ":", ";", "-", "–", "/", "(", ")", "[", "]", "%", "£", "*",
    "**", "~~", "<", ">", "<sup>", "</sup>", "&nbsp;", "&#51;", "&", "^", "?", "1", "2", "3", "4", "5", "07", "2019",
    "12", "４", "٣", "²", "½", "Ⅳ", "\u{ad}", "\u{200b}", "\u{a0}", "é", "one", "four", "both", "twice", "half", "of",
    "the", "officers", "May", "section", "page", "per", "cent", "years", "vans",
];

#[test]
fn no_text_makes_it_panic_and_every_range_is_text() {
    let mut dice = Dice(7);
    for _ in 0..3_000 {
        let length = dice.roll(40);
        let text: String = (0..length).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        for kind in KINDS {
            for sighting in sightings(&text, kind) {
                assert!(text.get(sighting.range.clone()).is_some_and(|printed| !printed.is_empty()), "{text:?}");
            }
        }
    }
}

#[test]
fn arbitrary_characters_make_no_panic() {
    let mut dice = Dice(11);
    for _ in 0..2_000 {
        let text: String = (0..30).filter_map(|_| char::from_u32(dice.roll(0x11_0000) as u32)).collect();
        for sighting in sightings(&text, Kind::Document) {
            assert!(text.get(sighting.range).is_some(), "{text:?}");
        }
        let near: String = (0..30).filter_map(|_| char::from_u32(dice.roll(0x300) as u32)).collect();
        for sighting in sightings(&near, Kind::Answer) {
            assert!(near.get(sighting.range).is_some(), "{near:?}");
        }
    }
}

#[test]
fn every_planted_number_is_sighted() {
    let words = [
        "Wardens", "left", "in", "June", "2019", "-", "–", "(", ")", ":", "section", "the", "about", ",", "£", "|",
        "\n", "\n\n", "7",
    ];
    let planted = ["1", "2", "3", "4", "5", "four", "Two", "４", "٣", "5*", "**3**"];
    let mut dice = Dice(13);
    for _ in 0..5_000 {
        let length = dice.roll(12);
        let mut pieces: Vec<&str> = (0..length).map(|_| words[dice.roll(words.len())]).collect();
        let at = dice.roll(length + 1);
        pieces.insert(at, planted[dice.roll(planted.len())]);
        let text = pieces.join(" ");
        let start = pieces[..at].iter().map(|piece| piece.len() + 1).sum::<usize>();
        let end = start + pieces[at].len();
        let seen = sightings(&text, Kind::Document);
        assert!(seen.iter().any(|sighting| sighting.range.start < end && start < sighting.range.end), "{text:?}");
    }
}

#[test]
fn a_bare_count_of_people_is_low_however_it_is_written() {
    for number in
        ["3", "three", "Three", "３", "٣", "𝟑", "③", "th\u{ad}ree", "thr\u{435}e", "&#51;", "**3**", "3*", "3¹"]
    {
        for text in
            [format!("{number} wardens left."), format!("There were {number} deaths."), format!("Wardens: {number}")]
        {
            let low = sightings(&text, Kind::Document)
                .into_iter()
                .any(|sighting| matches!(sighting.verdict, Verdict::Low { .. }));
            assert!(low, "{text:?}");
        }
    }
}

#[test]
fn unrelated_paragraphs_change_no_verdict() {
    let texts = [
        "It closed on 4 May.",
        "We sent four leaflets.",
        "It is exempt under section 3 of the Act.",
        "Fewer than five drivers were fined.",
        "The last two financial years are shown.",
        "3 wardens left.",
        "Of the 30 complaints, 10% were upheld.",
        "Both drivers were fined.",
    ];
    let around =
        ["The council publishes its register online.", "Nobody asked for the minutes.", "Thank you for writing to us."];
    for text in texts {
        let alone = sightings(text, Kind::Document);
        for before in around {
            for after in around {
                let whole = format!("{before}\n\n{text}\n\n{after}");
                let shift = before.len() + 2;
                let mut together = sightings(&whole, Kind::Document);
                for sighting in &mut together {
                    sighting.range = sighting.range.start - shift..sighting.range.end - shift;
                }
                assert_eq!(alone, together, "{whole:?}");
            }
        }
    }
}

#[test]
fn a_long_text_is_read_in_linear_time() {
    // A reader that walked to the ends of its text for every number would take minutes over these.
    for piece in [
        "3 ",
        "number of vans 3 ",
        "(3) ",
        "3, ",
        "3/",
        "one of the ",
        "section 3 and ",
        "2. ",
        "Of the 60 wardens, 57 ",
    ] {
        let text = piece.repeat(3_000);
        assert!(!sightings(&text, Kind::Document).is_empty(), "{piece}");
    }
}
