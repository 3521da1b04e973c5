//! Which form of a text goes with a number (Unicode CLDR 45, cardinal rules for whole numbers).

use std::fmt;
use std::str::FromStr;

/// A plural category. Which of them a language tells apart is its own affair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// None at all.
    Zero,
    /// One.
    One,
    /// Two.
    Two,
    /// A few: in Welsh, three.
    Few,
    /// Many: in Welsh, six.
    Many,
    /// Every other number.
    Other,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Its name in a file of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

impl FromStr for Category {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|category| category.name() == name).ok_or(())
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The numbers of a language that have a form of their own; all others are `other`. Languages without a line are taken
/// to be like English.
pub(super) fn exact(language: &str) -> &'static [(usize, Category)] {
    match language {
        "cy" => &[(0, Category::Zero), (1, Category::One), (2, Category::Two), (3, Category::Few), (6, Category::Many)],
        _ => &[(1, Category::One)],
    }
}

/// The category of a number.
pub(super) fn category(language: &str, number: usize) -> Category {
    let own = exact(language).iter().find(|(exact, _)| *exact == number);
    own.map_or(Category::Other, |(_, category)| *category)
}
