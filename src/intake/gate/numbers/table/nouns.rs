//! Word lists for headers, row labels and captions: what is counted or measured. Words of single cells stand in `words`.

use super::super::lexicon::{self, Class};
use super::words::{List, list};
use std::sync::LazyLock;

/// Things that are neither people nor what happens to them, in the plural, as a count names them.
pub(super) fn is_thing(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        vehicles cars vans lorries motorcycles motorbikes buses coaches fleet trucks hgvs
        ambulances trams bicycles bikes scooters boats helicopters aircraft documents pages files
        folders copies pdfs attachments spreadsheets emails policies agreements contracts leases
        templates leaflets posters books buildings properties premises sites offices stations
        schools academies libraries museums parks playgrounds garages depots warehouses rooms beds
        bedrooms wards theatres desks floors storeys towers blocks cameras laptops computers
        desktops tablets phones smartphones devices handsets servers printers monitors radios
        drones websites apps chargers chargepoints chargepoint sockets connectors turbines boilers
        panels heaters generators lifts machines scanners ventilators defibrillators tasers shields
        helmets batons uniforms trees bins benches streetlights lamps lanterns columns bollards
        signs bridges roads streets lanes crossings roundabouts signals hydrants drains gullies
        spaces bays plots allotments toilets systems databases assets meters batteries tonnes doses
        boxes bags storage recordings photographs images videos floorplans maps plans drawings
    ",
        )
    });
    WORDS.contains(word)
}

/// Words that tell of people, or of something done by or to them: with one of them a count of things is a count of events.
pub(super) fn is_event(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        stolen seized recovered damaged lost missing searched burgled vandalised crashed involved
        involving fined ticketed towed impounded crushed stopped assaulted attacked raided broken
        hacked forced abandoned reported repossessed evicted offence offences crime crimes theft
        thefts incident incidents complaint complaints arrest arrests burglary burglaries robbery
        arson fire fires collision collisions accident accidents injury injuries casualties deaths
        fatalities victims victim suspects claims claim cases referrals applications appeals
        notices penalties pcns warrants convictions prosecutions charged patients people persons
        officers staff employees pupils children residents households drivers breaches breach
        allegations dismissals suspensions absences admissions placements tenants users applicants
        visits calls attendances assaults searches outbreaks discharges fired used deployed
        deployments occupied occupants refused rejected disciplinary misconduct errors emergency
        homeless abuse sexual hate violence
    ",
        )
    });
    WORDS.contains(word) || matches!(lexicon::noun(word), Some((Class::Person | Class::Happening, true)))
}

/// Nouns of money, as the head of a header.
pub(super) fn is_money(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        cost costs amount amounts spend spending expenditure income revenue budget budgets price
        prices salary salaries wage wages fee value sum sums turnover profit loss surplus deficit
        balance debt debts arrears compensation funding grant subsidy allowance pay gbp savings
        outturn bonus rent charge tariff damages premium overspend underspend
    ",
        )
    });
    WORDS.contains(word)
}

/// Words that may follow the head of a header and change nothing: participles and the like.
pub(super) fn is_trailing(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        planted felled removed inspected repaired maintained replaced built sold cleaned emptied
        resurfaced lost paid spent incurred awarded claimed received made recorded held raised due owed charged
        issued taken worked elapsed served gross net total actual excluding including ex inc vat
        approximate approx estimated available owned leased purchased installed provided operated
        managed disclosed supplied released located y present existing currently planned
    ",
        )
    });
    WORDS.contains(word)
}

/// Words after which a phrase no longer says what is counted.
pub(super) fn is_preposition(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        of for to in by at on with from per during since within across under over between as who
        that which where whose and or aged do does did are were is was have has had will would there
    ",
        )
    });
    WORDS.contains(word)
}

/// Words that open a count: "number of", "count of", "total".
pub(super) fn is_count_opener(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        number numbers no nos num count counts countof volume volumes quantity qty frequency tally
        # n nifer headcount nr
    ",
        )
    });
    WORDS.contains(word)
}

/// Words before "number" that make it the name of one thing: "case number".
pub(super) fn is_numbered(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        case reference ref crime collar badge serial telephone phone mobile house account invoice
        order request foi question item row urn registration nhs ni employee payroll batch contract
        lot licence permit log job record line list page section asset company charity room flat
        street plot bus route ticket policy vehicle week month year s sr application fixture
        officer person patient pupil victim suspect incident complaint allegation entry
    ",
        )
    });
    WORDS.contains(word)
}

/// Headers that name what rows are called by, not how many.
pub(super) fn is_identifier(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        ref reference refs id ids identifier code codes urn uprn usrn question q item row index idx
        rank ranking position postcode telephone phone extension band grade level tier category
        class type group stage phase zone version section page order serial quintile decile
        quartile priority key scale paygrade payband lot schedule appendix series sn registration
        vrm banding line variable rating rownum ind seq sequence collar
    ",
        )
    });
    WORDS.contains(word)
}

/// Headers of calendar things.
pub(super) fn is_calendar(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        date dates month months week quarter qtr period day weekday fortnight term m wk hour dob
        monthyear yearmonth mis
    ",
        )
    });
    WORDS.contains(word)
}

/// Headers of words.
pub(super) fn is_text(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        comment comments notes note remarks reason reasons description details detail narrative
        address location name title summary explanation supplier provider make model product
        software website url email contact manufacturer system
    ",
        )
    });
    WORDS.contains(word)
}

/// Protected characteristics, in whose company "Age" names a ground and not a number of years.
pub(super) fn is_characteristic(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        disability race sex gender religion belief pregnancy maternity orientation marriage
        reassignment ethnicity faith transgender homophobic racist
    ",
        )
    });
    WORDS.contains(word)
}

/// Working shifts beside which "Days" is one too.
pub(super) fn is_shift(word: &str) -> bool {
    matches!(word, "nights" | "night" | "lates" | "earlies" | "evenings" | "twilights")
}

/// Units of time as the head of a header.
pub(super) fn is_duration(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        days hours minutes weeks months years duration hrs mins yrs length
    ",
        )
    });
    WORDS.contains(word)
}

/// Measures as the head of a header.
pub(super) fn is_measure(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        miles mileage km kilometres metres hectares acres tonnes tonnage kg litres distance area
        height width depth weight speed mph temperature capacity latitude longitude easting
        northing kwh mwh power size fte wte
    ",
        )
    });
    WORDS.contains(word)
}

/// Rates and statistics as a whole header or its head.
pub(super) fn is_rate(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        rate ratio average avg mean median mode percentile score sd se ci lcl ucl lower upper
        variance deviation probability coefficient z smr density ave lci uci iqr rates quotient
    ",
        )
    });
    WORDS.contains(word)
}

/// Words of a header over years: "Financial year", "Year of birth"; not "Year to date" or "Last year".
pub(super) fn is_of_year(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        year years fy blwyddyn financial calendar fiscal academic school tax of birth build manufacture registration
        group offence municipal reporting the and month quarter installed built received recorded issue purchase
    ",
        )
    });
    WORDS.contains(word)
}

/// Nouns of money that may also be counted, so that only money beside them tells.
pub(super) fn is_doubtful_money(word: &str) -> bool {
    static WORDS: List =
        LazyLock::new(|| list("amount amounts sum sums value charge loss balance damages grant premium bonus"));
    WORDS.contains(word)
}

/// Places in an order, which stay so when a year stands beside them: "Rank 2021".
pub(super) fn is_ranking(word: &str) -> bool {
    matches!(word, "rank" | "ranking" | "decile" | "quintile" | "quartile" | "percentile")
}

/// Equipment and papers whose bare name over a column makes a count of things; places and vehicles may be where or with
/// what something happened.
pub(super) fn is_fixture(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        documents pages copies pdfs spreadsheets leaflets posters cameras chargers chargepoints chargepoint sockets
        connectors turbines boilers panels heaters generators lifts printers servers monitors trees bins benches
        streetlights lamps lanterns columns bollards hydrants gullies beds bedrooms toilets databases meters batteries
        fleet drawings maps photographs recordings storeys floors
    ",
        )
    });
    WORDS.contains(word)
}

/// Words that make a class of a rate or grade: "Standard rate", "Middle grade".
pub(super) fn is_grading(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        standard enhanced higher lower basic flat middle reduced full other no unknown senior junior any missing
        invalid same low high medium below above better worse than within nil zero single multiple
    ",
        )
    });
    WORDS.contains(word)
}

/// Words that may stand before a unit of time without naming a class.
pub(super) fn is_of_time(word: &str) -> bool {
    static WORDS: List = LazyLock::new(|| {
        list(
            "
        number total calendar sick sickness absence absent training staff officer officers wait waiting time service
        sentence delay contract elapsed person fte productive average lost response completion mean the of
    ",
        )
    });
    WORDS.contains(word)
}
