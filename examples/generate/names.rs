//! Names of places, streets, systems and suppliers. None of them exists.

use crate::random::Random;

/// Beginnings and ends of names of places.
const PLACES: (&[&str], &[&str]) = (
    &[
        "Ash", "Bram", "Cald", "Dun", "Elm", "Fern", "Gor", "Hazel", "Ingle", "Kel", "Lang", "Mar", "Nor", "Oak",
        "Pen", "Quar", "Raven", "Stan", "Thorn", "Ul", "Vin", "Wex", "Yarrow", "Birch", "Crow", "Deer", "East", "Fox",
        "Glen", "Holl", "Kestrel", "Linden", "Moss", "Nettle", "Otter", "Pike", "Rook", "Sedge", "Teal", "Wren",
    ],
    &[
        "wick", "bourne", "combe", "den", "field", "garth", "ham", "hurst", "leigh", "mere", "thorpe", "stead", "stow",
        "worth", "by", "dale", "ford", "holt", "cote", "minster", "well", "mouth", "haven", "brook", "ridge", "ley",
        "over", "church", "bridge", "gate",
    ],
);

/// What streets are called after their name.
const STREETS: &[&str] = &["Road", "Street", "Lane", "Avenue", "Square", "Way", "Close", "Hill"];

/// Syllables of names of systems, suppliers and operations.
const SYLLABLES: (&[&str], &[&str], &[&str]) = (
    &[
        "Tal", "Ver", "Cor", "Mel", "Sab", "Dor", "Lum", "Bel", "Gal", "Per", "Ras", "Fen", "Jor", "Hal", "Nav", "Zar",
        "Cam", "Lor", "Sol", "Tam", "Vel", "Kor", "Bar", "Del",
    ],
    &[
        "a", "i", "o", "u", "ari", "eno", "ira", "olu", "ume", "ate", "ino", "era", "abi", "oda", "uri", "evo", "ani",
        "ole", "ida", "uka",
    ],
    &[
        "trix", "dex", "mont", "vane", "lith", "ster", "gard", "nova", "bell", "mark", "quest", "line", "ford", "dyne",
        "stone", "mere", "phon", "scope", "tron", "view",
    ],
);

/// What suppliers are called after their name.
const FIRMS: &[&str] = &["Limited", "Services", "Group", "Partners", "Systems", "Associates"];

/// A place; some are named far more often than others.
pub(crate) fn place(random: &mut Random) -> String {
    place_of(random.rank(place_count()))
}

/// Different places, in the order of the alphabet.
pub(crate) fn places(random: &mut Random, count: usize) -> Vec<String> {
    let mut places: Vec<String> = random.sample(count, place_count()).into_iter().map(place_of).collect();
    places.sort();
    places
}

/// A street.
pub(crate) fn street(random: &mut Random) -> String {
    let name = place(random);
    format!("{name} {}", random.pick(STREETS))
}

/// A company.
pub(crate) fn supplier(random: &mut Random) -> String {
    let name = invented(random);
    format!("{name} {}", random.pick(FIRMS))
}

/// A system or an operation.
pub(crate) fn invented(random: &mut Random) -> String {
    let (first, middle, last) = SYLLABLES;
    let count = first.len() * middle.len() * last.len();
    // The factor, a prime, keeps names of neighbouring ranks apart.
    let scattered = random.rank(count) * 7_919 % count;
    let (first_of, rest) = (scattered % first.len(), scattered / first.len());
    format!("{}{}{}", first[first_of], middle[rest % middle.len()], last[rest / middle.len()])
}

fn place_count() -> usize {
    PLACES.0.len() * PLACES.1.len()
}

fn place_of(rank: usize) -> String {
    let (beginnings, ends) = PLACES;
    // Neighbours in rank differ in both halves.
    let end = (rank / beginnings.len() + rank) % ends.len();
    format!("{}{}", beginnings[rank % beginnings.len()], ends[end])
}
