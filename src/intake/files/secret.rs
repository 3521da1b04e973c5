//! What a file may carry that nobody sees who opens it, and what an examination of a file yields. Names only: who finds
//! what stands with each format.

/// One thing that a file hides, or that keeps a file from being looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::intake) struct Secret {
    /// What it is.
    pub(in crate::intake) what: Hides,
    /// Where in the file, as its user would find it: `Sheet2!C14`, `page 3`, `paragraph 12`; empty for the whole file.
    pub(in crate::intake) place: String,
    /// What is there, in a few words, without its content (`3 rows`, `the name of an author`); may be empty.
    pub(in crate::intake) detail: String,
}

/// Makes the enumeration, its list and its words from one table.
macro_rules! ways {
    ($($(#[$doc:meta])* $way:ident: $words:literal,)*) => {
        /// The ways in which a file carries more than it shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(in crate::intake) enum Hides {
            $($(#[$doc])* $way,)*
        }

        impl Hides {
            /// Every way, so that each can be shown to be found.
            #[cfg(test)]
            pub(in crate::intake) const ALL: &'static [Self] = &[$(Self::$way,)*];

            /// As the controls spell it: `custom-xml`.
            #[cfg(test)]
            pub(in crate::intake) fn spelled(self) -> String {
                let mut name = String::new();
                for letter in format!("{self:?}").chars() {
                    if letter.is_uppercase() && !name.is_empty() {
                        name.push('-');
                    }
                    name.extend(letter.to_lowercase());
                }
                name
            }

            /// What a file has that hides so: `a hidden sheet`.
            pub(in crate::intake) fn words(self) -> &'static str {
                match self {
                    $(Self::$way => $words,)*
                }
            }
        }
    };
}

ways! {
    // What keeps a file of any type from being looked into.
    /// A part that breaks the rules of its format, so that what others see in it cannot be told.
    Broken: "contents that are broken",
    /// Contents that are encrypted or under a password.
    Encrypted: "contents that are encrypted",
    /// More than can be looked into within bounds of memory and time.
    TooLarge: "contents",
    /// A form of file that cannot be looked into.
    Unreadable: "contents of a kind that cannot be looked into",
    /// Programs may see different things in the file: two parts of one name, a header that contradicts the directory.
    TwoReadings: "contents that can be read in two ways",
    /// Contents of another type than the name says.
    OtherType: "contents of another type than its name says",

    // Cells of a workbook.
    /// A sheet that is hidden or very hidden.
    Sheet: "a hidden sheet",
    /// Rows that are hidden, or too low to be seen, and hold something.
    Row: "rows that are hidden",
    /// Columns that are hidden, or too narrow to be seen, and hold something.
    Column: "columns that are hidden",
    /// Rows that a filter leaves out, or a filter that is on.
    FilteredRow: "a filter, which leaves rows out",
    /// Content of a cell that a merged cell covers.
    MergedOver: "content beneath a merged cell",
    /// A value that its number format does not show.
    NumberFormat: "a number format that does not show its value",
    /// A conditional format under which a value may not show.
    ConditionalFormat: "a conditional format that can hide values",
    /// A style for tables under which a value does not show.
    TableStyle: "a table style that hides values",
    /// A defined name that is hidden, stands for something hidden, or holds a value of its own.
    DefinedName: "a defined name that keeps more than the sheets show",
    /// A cell that shows something else than the value that it stores.
    StoredValue: "a cell that stores another value than it shows",
    /// Figures in a formula that its result does not show.
    FormulaFigures: "a formula with figures that its result does not show",
    /// A formula without the value it last had: what a reader will see is not known.
    NoValue: "a formula without its result",
    /// Text that stands in no cell.
    OrphanText: "texts that stand in no cell",
    /// A reading aid, as Japanese has over its letters.
    Phonetic: "a reading aid beside its words",
    /// What-if values beside those shown.
    Scenario: "a scenario with other values",
    /// A rule for input, with its list of values or its messages.
    Validation: "a rule for input with words or values of its own",
    /// Another person's view of a workbook, with its own filters and hidden rows.
    CustomView: "somebody's own view of its sheets",

    // Data behind cells.
    /// A pivot table.
    PivotTable: "a pivot table",
    /// The rows and values that a pivot table or slicer keeps.
    PivotCache: "rows that a pivot table was made from",
    /// A data model with tables of its own.
    DataModel: "a data model with tables of its own",
    /// A chart, with the values behind it.
    Chart: "a chart, which keeps the figures behind it",

    // What people said about it.
    /// A comment or note.
    Comment: "a comment",
    /// A comment that others answered, with their names and times.
    ThreadedComment: "a comment with answers",
    /// An annotation that is there but not shown.
    HiddenAnnotation: "an annotation that is not shown",

    // What it has from elsewhere.
    /// A reference out of the file that is fetched, run or copied from, and what was kept of it.
    ExternalLink: "a link that fetches from elsewhere",
    /// A database, query, text import or list of addressees that the file is bound to.
    DataSource: "a connection to a source of data",

    // Files within the file.
    /// Another document, object, diagram, font or file inside the file.
    EmbeddedFile: "another file inside",
    /// Sound, film or a model.
    RichMedia: "sound, film or a model inside",
    /// Building blocks that a document carries along.
    Glossary: "building blocks that no page shows",

    // What it was before.
    /// A change that is kept with what was there before, by whom and when.
    TrackedChange: "tracked changes",
    /// An earlier version of the file, or of parts of it.
    EarlierVersion: "an earlier version inside",
    /// Something that no part of the document shows.
    OrphanObject: "something that no part of it shows",

    // Who made it.
    /// The name of a person or body that wrote, changed or printed the file, or a path on their machine.
    Author: "the name of a person or body",
    /// A property of the document that no page of it shows: title, subject, keywords, template.
    Properties: "properties that no page shows",
    /// The settings of somebody's printer, with its name.
    PrinterSettings: "the settings of a printer",
    /// A variable of the document, shown or not.
    Variable: "a variable",
    /// What an application keeps in the file for itself.
    PrivateData: "data that a program keeps for itself",
    /// Data in XML beside the document, or bound to it.
    CustomXml: "data in XML beside its contents",
    /// A digest of a password.
    Protection: "the digest of a password",
    /// A digital signature, with the data of whoever signed.
    Signature: "a signature with data of who signed",

    // What lies under something.
    /// Words under an opaque shape or picture that was drawn over them.
    CoveredText: "words under a shape or picture",
    /// A place that was marked for redaction, the redaction not carried out.
    PendingRedaction: "a redaction that was marked and not applied",
    /// A shape or text box over the contents, which may cover some of them.
    Drawing: "a shape that can cover what is beneath",

    // Beside the pixels of a picture.
    /// Metadata of a camera or program (EXIF) beyond orientation, resolution and colour space.
    Exif: "metadata of a camera or program",
    /// Where a picture was taken (GPS).
    Location: "the place where it was taken",
    /// A small copy of a picture or document, which may show what has been cut away or covered since.
    Thumbnail: "a small copy of itself",
    /// Metadata as XMP: titles, people, places, the history of edits.
    Xmp: "metadata in XMP",
    /// Metadata as IPTC or Photoshop resources: captions, credits, paths, earlier forms.
    Iptc: "metadata in IPTC or of Photoshop",
    /// A comment or a text beside the pixels.
    PictureText: "words beside its pixels",
    /// A colour profile with more than the colours of a well-known profile, such as the name of someone's monitor.
    ColorProfile: "a colour profile of its own",
    /// A further picture in the same file: a second frame, an animation, a picture behind the first.
    SecondPicture: "a further picture inside",
    /// What a camera or a program noted within a picture of a document.
    ImageMetadata: "a picture with metadata",

    // Words that nobody sees.
    /// Words that are marked as hidden, or kept from view by a condition, a style or their place.
    HiddenText: "words that are hidden",
    /// Words in the colour of what they stand on.
    SameColorText: "words in the colour of what they stand on",
    /// Words that are drawn with no ink, or with one that is wholly see-through.
    InvisibleText: "words that are drawn without ink",
    /// Words outside the part of the page that is shown.
    OutsideText: "words outside of the page",
    /// Words too small to be seen.
    TinyText: "words too small to be seen",
    /// A layer that is switched off.
    HiddenLayer: "a layer that is switched off",
    /// A field of which the code holds more than its result shows.
    Field: "a field that holds more than it shows",
    /// A bookmark that programs do not list.
    Bookmark: "a hidden bookmark",

    // What it does.
    /// A program within the file, or a binding to one.
    Macro: "a program",
    /// An action that reaches out of the file, or changes it, when it is opened or used.
    Action: "an action that runs when it is opened or used",
    /// A control of a form, with values that it may offer or keep.
    FormField: "a control of a form",
    /// A form that is laid out by another format within the file (XFA).
    DynamicForm: "a form within the form",

    // What is not known.
    /// A part, relationship, element or attribute that is not known to be harmless.
    UnknownPart: "a part of an unknown kind",
    /// Bytes that belong to no part of the file: before, between or behind them, or remains of something deleted.
    StrayBytes: "bytes that belong to no part of it",
    /// Comments or processing instructions in XML, which no program shows.
    Remark: "remarks that no program shows",

    // What only a person can look into.
    /// What a picture shows: words, people and numbers as pixels, which no program reads. Every picture has this one.
    Pixels: "pixels, which no program reads",
    /// A picture within a document, large enough to show words.
    Picture: "a picture, which no program reads",
    /// A page whose words, if it has any, are a picture.
    Scan: "a page without text, which no program reads",
    /// Words in a font that does not tell which characters they are.
    UnmappedFont: "words in a font that does not tell its letters",
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
    /// The width and height of a picture in pixels.
    pub(in crate::intake) size: Option<(u32, u32)>,
}

impl Examined {
    /// A file of which nothing can be said but one thing.
    pub(in crate::intake) fn only(what: Hides, detail: &str) -> Self {
        let secret = Secret { what, place: String::new(), detail: detail.to_owned() };
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
