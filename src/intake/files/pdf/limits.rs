//! How much of a foreign file is read before it is called too large. Names and units only.

/// The largest file that is read, in bytes.
pub(crate) const FILE_BYTES: usize = 100 << 20;
/// The most objects in a file, earlier versions included.
pub(crate) const OBJECTS: usize = 500_000;
/// How deep arrays and dictionaries may stand in each other.
pub(crate) const NESTING: usize = 48;
/// The most objects in arrays and dictionaries that are read in one go.
pub(crate) const NESTED_OBJECTS: usize = 8_000_000;
/// How many references may lead to references.
pub(crate) const HOPS: usize = 8;
/// The most sections of cross-references in a chain.
pub(crate) const SECTIONS: usize = 256;
/// The most bytes that one stream may unpack to.
pub(crate) const STREAM_BYTES: usize = 96 << 20;
/// The most bytes that all streams together may unpack to.
pub(crate) const UNPACKED_BYTES: usize = 768 << 20;
/// The most filters on one stream.
pub(crate) const FILTERS: usize = 6;
/// The most pages.
pub(crate) const PAGES: usize = 20_000;
/// How deep the tree of pages, or any other tree, may be.
pub(crate) const TREE_DEPTH: usize = 48;
/// The most operators and glyphs of page contents in a file: those of some 4,000 full pages.
pub(crate) const OPERATORS: usize = 12_000_000;
/// The most operands before an operator.
pub(crate) const OPERANDS: usize = 4_096;
/// How deep graphics states may be saved.
pub(crate) const SAVED_STATES: usize = 256;
/// How deep forms may be drawn in forms.
pub(crate) const FORM_DEPTH: usize = 12;
/// The most clips within clips that are not rectangles.
pub(crate) const CLIPS: usize = 64;
/// The most glyphs on one page.
pub(crate) const PAGE_GLYPHS: usize = 400_000;
/// The most shapes and pictures on one page.
pub(crate) const PAGE_SHAPES: usize = 400_000;
/// The most points of all shapes on one page.
pub(crate) const PAGE_POINTS: usize = 2_000_000;
/// The most questions "does this shape cover this point" in a file.
pub(crate) const QUESTIONS: usize = 400_000_000;
/// The most ranges of codes in one character map.
pub(crate) const CODE_SPACES: usize = 256;
/// The most characters that one code stands for.
pub(crate) const CODE_CHARACTERS: usize = 64;
/// The most entries in one character map.
pub(crate) const MAPPINGS: usize = 200_000;
/// The most bytes of one text that is given in place of glyphs.
pub(crate) const SPOKEN_BYTES: usize = 16 << 10;
/// The most numbers in an array of numbers.
pub(crate) const NUMBERS: usize = 16_384;
/// The most pixels of one soft mask.
pub(crate) const MASK_PIXELS: usize = 64 << 20;
