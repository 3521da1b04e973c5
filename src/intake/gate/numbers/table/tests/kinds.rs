//! Whole tables: what columns and rows hold.

use super::super::{Cell, ColumnKind, Hints, Policy, RowKind, Why};
use super::{draw, markers};

#[test]
fn sets_columns_aside_by_their_header() {
    draw("Ward | Number of appeals | % upheld | Rate per 1,000 | Average wait | Cost (£) | Age | Days lost | Rank | FTE change
          Abbey | !4 | 5 | 2 | 3 | 4 | 5 | 2 | 1 | +1
          Mill | 21 | 5 | 2 | 3 | 4 | 5 | 2 | 2 | -2
          Quay | !1 | 5 | 2 | 3 | 4 | 5 | 2 | 3 | 3").check();
}

#[test]
fn counts_under_headers_that_hold_numbers_or_names() {
    draw("Outcome | 2021 | 2021/22 | Apr-22 | 01/05/2022 | Band 5 | Aged 10-17 | Under 18 | 0-3 months | Over 5 years | Q1 | Week 3 | Jan | PC
          Charged | !3 | !2 | !1 | !4 | !5 | !3 | !2 | !1 | !2 | !4 | !5 | !2 | !1
          Other | 30 | 20 | 10 | 40 | 50 | 30 | 20 | 10 | 20 | 40 | 50 | 20 | 10").check();
}

#[test]
fn protected_characteristics_are_grounds_and_not_ages() {
    draw(
        "Year | Age | Disability | Race | Sex
          2021 | !2 | 12 | !4 | !1
          2022 | !3 | 16 | 9 | !2",
    )
    .check();
    draw("Ground | Cases\nAge | !3\nRace | !2\nSex | 14").check();
}

#[test]
fn ages_and_list_numbers_name_rows() {
    draw("Age | Boys | Girls\n3 | !2 | 14\n4 | 20 | !3\n5 | 31 | 30").check();
    draw("No. | Question | Answer\n1 | How many officers were dismissed? | !2\n2 | How many resigned? | 14\n3 | Average length of service | 3").check();
    draw(" | Team | Staff\n1 | Red | !4\n2 | Blue | 12").check();
    draw("Rank | Ward | Complaints\n1 | Hill | 40\n2 | Dale | !5").check();
    draw("Year group | Exclusions\n1 | !2\n2 | !3\n7 | 40").check();
    draw("Band | Headcount\n2 | 40\n3 | !5\n4 | !1").check();
    draw("Month | Incidents\n1 | !4\n2 | 9\n3 | !2").check();
    draw("Quarter | Staff\nQ1 | !4\nQ2 | 9").check();
}

#[test]
fn a_first_column_of_counts_is_counted() {
    draw("Number of officers | Rank\n!3 | Constable\n!1 | Inspector\n17 | Sergeant").check();
    draw("Officers | Rank\n!1 | Inspector\n!2 | Sergeant\n!3 | Constable").check();
}

#[test]
fn measures_in_rows() {
    draw(
        "Measure | 2021 | 2022
          Complaints received | !4 | 12
          % closed in time | 5 | 3
          Average age | 4 | 5
          Cost (£) | 3 | 4
          Number of vehicles | 2 | 3
          Number of officers | !2 | !3
          Rate per 1,000 people | 1 | 2
          Median wait (days) | 3 | 4",
    )
    .check();
}

#[test]
fn grounds_that_sound_like_measures_stay_counts() {
    draw("Subject of complaint | Number\nCost | !3\nRates | !2\nDelay | 30\nVehicle | !1\nBuilding | !4\nDays | !1")
        .check();
    draw("Location | 2021 | 2022\nVehicle | !2 | !1\nSchool | !3 | 12\nStreet | 40 | 12").check();
}

#[test]
fn things_are_not_people() {
    draw("Depot | Number of vehicles | Number of vehicles stolen\nEast | 3 | !2\nWest | 4 | !1").check();
    draw("Site | CCTV cameras\nLibrary | 4\nPool | 2").check();
    draw("Department | Documents\nLegal | 4\nHousing | 2").check();
    draw("Department | 2021 | 2022\nLegal | 4 | 1\nHousing | 2 | 2").caption("Number of documents held").check();
    draw("Department | 2021\nLegal | !4\nHousing | !2").caption("Number of documents lost in data breaches").check();
    let hints = Hints { unit: Some("vehicles".to_owned()), ..Hints::default() };
    draw("Department | 2021\nLegal | 4\nHousing | 2").hints(hints).check();
    let hints = Hints { unit: Some("people".to_owned()), ..Hints::default() };
    draw("Department | 2021\nLegal | !4\nHousing | !2").hints(hints).check();
}

#[test]
fn attributes_overrule() {
    let hints = Hints {
        counts: vec!["Age".to_owned()],
        not_counts: vec!["points".to_owned(), "Loans".to_owned()],
        ..Hints::default()
    };
    let drawn = draw("Team | Age | Points | Wins\nRed | !3 | 4 | !5\nLoans | 3 | 4 | 2").hints(hints);
    let reading = drawn.read();
    assert_eq!(reading.cells[0][2], Cell::SetAside(Why::Attribute));
    assert_eq!(reading.cells[1][3], Cell::SetAside(Why::Attribute));
    assert!(matches!(reading.cells[0][1], Cell::Low { value: 3, .. }));
    assert!(matches!(reading.cells[0][3], Cell::Low { value: 5, .. }));
}

#[test]
fn counts_with_percentages_in_one_cell() {
    draw("Group | Number (%)\nA | !3 (5)\nB | 40 (67)\nC | !2 (3)").check();
    draw("Group | n (%)\nA | !3 (5%)\nB | 40 (67%)").check();
    draw("Group | Upheld (%)\nA | 5\nB | 67\nC | 4").check();
    draw("Group | 2021 | \n | No. | %\nA | !3 | 5\nB | 40 | 67").check();
    draw("Group | People\nA | 300 (5)\nB | 40 (4)\nC | 260 (3)\nTotal | 600 (4)").check();
    draw("Group | Charged (youths)\nA | !300 (5)\nB | 40 (6)\nC | !260 (3)\nTotal | 600 (14)").check();
    draw("Group | People\nA | 30 (5)\nB | 270 (45)\nC | 300 (50)\nTotal | 600 (100)").check();
}

#[test]
fn columns_of_decimals_take_their_whole_numbers_with_them() {
    draw("Area | People | Outturn b\nA | !3 | 4.5\nB | 40 | 3\nC | 22 | 5.25\nD | 19 | 2.5").check();
    draw("Measure | Result\nTickets per visit | 4.5\nGrievances | !3\nTurnover | 5.2\nStress | 8.5\nSickness | 2.5")
        .check();
    draw("Area | People\nA | !3.0\nB | 40.0\nC | 12.0").check();
    for people in ["Officers", "Wardens", "Caseworkers"] {
        draw(&format!("Area | {people} | Arrests\nA | 3.5 | 17\nB | 4.5 | 40\nC | 8.5 | 22\nD | !3 | 19")).check();
    }
}

#[test]
fn headers_may_recur_inside_the_body() {
    let reading = draw("Women | PC | Sgt | Total\nNorth | !3 | 9 | 12\nSouth | !1 | 9 | 10\nMen | PC | Sgt | \nNorth | 20 | !3 | 23\nTotal | 24 | 21 | 45").check();
    assert_eq!(reading.rows, [RowKind::Body, RowKind::Body, RowKind::Header, RowKind::Body, RowKind::Total]);
    let reading = draw("Offence | 2019 | 2020\nTheft | !3 | 9\nOutcome | 2019 | 2020\nCharged | !1 | 8").check();
    assert_eq!(reading.rows[1], RowKind::Header);
    let reading = draw("Team | Staff\nNorth |  \nPC | !3\nSgt | !2\nSouth |  \nPC | 12").check();
    assert_eq!(reading.rows[0], RowKind::Group);
}

#[test]
fn a_header_that_is_a_row_is_read_as_one() {
    let reading = draw("Male | 3\nFemale | !4\nTotal | 7").read();
    assert!(matches!(reading.header[1], Cell::Low { value: 3, .. }));
    let reading = draw("Rank | 1 | 2 | 3\nPC | !2 | 8 | 9").check();
    assert_eq!(reading.header[1], Cell::Label);
    let reading = draw("Group | Women (n=4) | Men (n=30)\nYes | !2 | 20").read();
    assert!(matches!(reading.header[1], Cell::Low { value: 4, .. }));
}

#[test]
fn names_may_carry_counts() {
    draw("Group | Result\n!Women (n=3) | yes\nMen (n=30) | no").check();
    draw("Ward | Wardens\n!Alder: 3 | 20\n!Birch - 2 | 30\nCedar: 14 | 40").check();
    let forms = [
        "Alder (3)",
        "Alder [3]",
        "Alder {3}",
        "Alder (3)*",
        "Alder (１)",
        "Alder 3",
        "Alder, 3",
        "Alder; 3",
        "Alder / 3",
        "Alder x3",
        "Alder x 3",
        "Alder ×3",
        "Alder (×3)",
        "3 × Alder",
        "3: Alder",
        "3 – Alder",
        "(3) Alder",
        "[3] Alder",
        "Alder (n 3)",
        "Alder (total: 3)",
        "Alder (3 in total)",
        "Alder (3 of 9)",
        "Alder (no. 3)",
        "Alder 3no",
        "Alder c. 3",
        "Alder ~3",
        "Alder → 3",
        "Alder \"3\"",
        "Alder three",
        "Alder, three",
        "Alder: three",
        "Alder (one)",
        "Alder ③",
    ];
    for form in forms {
        let mut drawn = draw("Ward | Wardens\n! | 20\nBirch | 30\nCedar | 40");
        drawn.rows[0][0] = form.to_owned();
        drawn.check();
    }
    // Numbers in brackets point to notes where the notes stand, or where they are used one after the other.
    draw("Ward | Wardens\nAlder [1] | 20\nBirch [2] | 30\nCedar | 40").check();
    draw("Ward | Wardens\n!Alder [1] | 20\nBirch | 30\nCedar | 40").check();
    let hints = Hints { notes: vec![1], ..Hints::default() };
    draw("Ward | Wardens\nAlder [1] | 20\nBirch (1) | 30\n!Cedar [3] | 40").hints(hints).check();
    draw("Place | Wardens\nCourt No. 3 | 20\nCar park 4 | 30\n!Depot: 2 | 30\nTeam 5 | 40").check();
    draw("Outcome | Result\n1: Charged | no\n2: Cautioned | no").check();
    // A stage, an item of a list and two things of one name are numbered.
    draw("Ward | Wardens\nStage: 3 | 20\nA12 - 2 | 30\nAlder - 1 | 20\nAlder - 2 | 40").check();
    draw("Rank | Result\n!Sergeant (3 officers) | yes\nBand 3 | no\nA1 - White | no\n18-24 | no").check();
}

#[test]
fn codes_in_leading_columns_are_names() {
    draw(
        "Year | Code | Description | Jan | Feb
          2018 | 1 | Hostel | !2 | 9
          2018 | 2 | Own home | 9 | !4
          2018 | 3 | Family | 10 | 11",
    )
    .check();
    draw("Scheme | Level | Staff\nA | 1 most senior | 40\nA | 2 | !3\nA | 3 | 20\nA | 4 least senior | !5").check();
}

#[test]
fn answers_among_words_are_counts() {
    draw(
        "Question | Answer
          Does the trust hold a policy? | Yes
          How many staff were suspended? | !3
          How many were dismissed? | !2 nurses
          When was it last reviewed? | May 2021
          How often is it reviewed? | Every 3 years
          What did it cost? | £3",
    )
    .check();
    draw("Site | Postcode | Make | Staff\nDepot | S2 4HT | Peugeot 3008 | !2\nYard | LS1 3AB | Ford | 14").check();
}

#[test]
fn a_lower_case_mind_for_zero() {
    let markers = markers();
    let policy = Policy { threshold: 5, zero_is_low: true, markers: &markers };
    let reading = draw("Team | Staff\nA | 0\nB | nil\nC | 12").read_with(&policy);
    assert!(matches!(reading.cells[0][1], Cell::Low { value: 0, .. }));
    assert!(matches!(reading.cells[1][1], Cell::Low { value: 0, .. }));
    let policy = Policy { threshold: 10, zero_is_low: false, markers: &markers };
    let reading = draw("Team | Staff\nA | 10\nB | 11").read_with(&policy);
    assert_eq!(reading.low().count(), 1);
}

#[test]
fn says_what_columns_hold() {
    let reading =
        draw("Year | Ward | Staff | % leaving | Note\n2021 | Hill | 12 | 4 | fine\n2022 | Dale | 14 | 5 | fine").read();
    assert_eq!(
        reading.columns,
        [
            ColumnKind::Other(Why::Year),
            ColumnKind::Label,
            ColumnKind::Count,
            ColumnKind::Other(Why::Percentage),
            ColumnKind::Text
        ]
    );
    assert_eq!(reading.label_columns, [0, 1]);
}

#[test]
fn classes_that_sound_like_measures_stay_counts() {
    draw("Year | Standard rate | Enhanced rate | Middle grade | Other grade\n2021 | !3 | 40 | !2 | 12\n2022 | 12 | !5 | 14 | !1").check();
    draw("Team | Office hours | Out of hours | Early years | Week days\nA | !3 | 12 | !4 | !1\nB | 40 | !2 | 12 | 30")
        .check();
    draw("School | Below average | Average | Above average\nA | !3 | !2 | 40\nB | 12 | 30 | !1").check();
    draw("School | Lower | Upper\nA | !3 | 40\nB | 12 | !1").check();
    draw("Year | Schools | Roads | Cars | Phones\n2021 | !3 | 12 | !2 | !1\n2022 | 19 | !4 | 30 | 9").check();
    draw("Reason | Plans\nNo documents provided | !3\nNo vehicles shown | !2\nOther | 30").check();
    draw("Ward | Week | Month\nA | !3 | 12\nB | !1 | 9\nC | !2 | 14").check();
    draw("Offence | Year 2020 | Year 2021\nTheft | !3 | 12\nFraud | 9 | !2").check();
    draw("Shift | Days | Nights\nA | !3 | 12\nB | 9 | !2").check();
    draw("Group | Staff with % in brackets\nA | !3 (5%)\nB | 40 (95%)").check();
    draw("Item | Amount\nStaff costs | 4,000\nNumber of staff | !3\nAgency workers | !2").check();
}

#[test]
fn keys_and_references_are_no_counts() {
    draw("Number of offences | People\n0 | 120\n1 | 40\n2 | 12\n3 | !4").check();
    draw("Hour of day | Calls\n0 | 12\n1 | !3\n2 | !5\n3 | 9").check();
    draw("Year | Week | Cases\n2021 | 1 | !4\n2021 | 2 | 9\n2021 | 3 | !1\n2022 | 1 | 12").check();
    draw("Area | Rank 2020 | Rank 2021 | Cases\nA | 1 | 3 | !4\nB | 2 | 1 | 19").check();
    draw("Application | Objections\n21/001 | !3\n21/002 | 40").check();
    draw("Contract | Extension\nPrint | 1+1\nCloud | 2 x 12 months").check();
    draw("Question | Response\n1. How many FTE staff are there? | 3.5\n2. How many breaches were reported? | !4\n3. How many hospital sites do you have? | 2\n4. Which software version is in use? | 4").check();
}

#[test]
fn words_that_mark_suppression_among_numbers_are_words_among_words() {
    let letters =
        draw("Record | How disclosed | Risk\nLetter | Redacted | Low\nLeaflet | In full | High\nMemo | withheld | Low")
            .read();
    assert!(
        letters.cells.iter().flatten().all(|cell| matches!(cell, Cell::Label | Cell::Prose)),
        "{:?}",
        letters.cells
    );
    let counts = draw("Borough | People\nNorth | 12\nEast | redacted\nSouth | 40").read();
    assert!(matches!(counts.cell((1, 1)), Some(Cell::Marker { .. })), "{:?}", counts.cells);
    let hidden = draw("Borough | Number of officers\nNorth | withheld\nEast | withheld").read();
    assert!(matches!(hidden.cell((0, 1)), Some(Cell::Marker { .. })), "{:?}", hidden.cells);
}
