//! What a file may carry that nobody sees who opens it, and what an examination of a file yields. Names only: who finds
//! what stands with each format.

/// One thing that a file hides, or that keeps a file from being looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::intake) struct Secret {
    /// What it is.
    pub(in crate::intake) what: Hides,
    /// Where in the file, as its user would find it: `Sheet2!C14`, `page 3`, `paragraph 12`; empty for the whole file.
    pub(in crate::intake) place: String,
    /// What is there, in a few words, without its content (`3 rows`, `the name of an author`).
    pub(in crate::intake) detail: String,
}

/// The ways in which a file carries more than it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake) enum Hides {
    /// Everything: it cannot be looked into.
    Everything,
    /// A sheet that is hidden or very hidden.
    Sheet,
}

/// What an examination found: everything that a reader of the file can see, and everything that they cannot.
#[derive(Debug, Default, Clone, PartialEq)]
pub(in crate::intake) struct Examined {
    /// What it hides, in the order of the file.
    pub(in crate::intake) secrets: Vec<Secret>,
    /// The sheets of a spreadsheet, as shown.
    pub(in crate::intake) sheets: Vec<Sheet>,
    /// The words of a document, in reading order.
    pub(in crate::intake) passages: Vec<Passage>,
    /// How many pages a document has.
    pub(in crate::intake) pages: Option<u32>,
}

impl Examined {
    /// A file that cannot be looked into, and why.
    pub(in crate::intake) fn unreadable(why: &str) -> Self {
        let secret = Secret { what: Hides::Everything, place: String::new(), detail: why.to_owned() };
        Self { secrets: vec![secret], ..Self::default() }
    }
}

/// A sheet as its reader sees it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::intake) struct Sheet {
    /// Its name on the tab.
    pub(in crate::intake) name: String,
    /// Cells by row and column from `A1`, as text; empty cells are empty text. Trailing empty rows and columns are left out.
    pub(in crate::intake) rows: Vec<Vec<String>>,
}

/// Words that stand together: a paragraph, a line, a cell of a document's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::intake) struct Passage {
    /// Where: `page 3`, `paragraph 12`, `header`.
    pub(in crate::intake) place: String,
    /// The words.
    pub(in crate::intake) text: String,
    /// For a cell of a table in a document: table, row and column, from 0.
    pub(in crate::intake) cell: Option<(usize, usize, usize)>,
}
