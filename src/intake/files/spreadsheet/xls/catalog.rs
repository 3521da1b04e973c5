//! Every kind of record that is known ([MS-XLS] 2.3), and what it means for a look into the file. A kind that is not here is
//! a finding.

use crate::intake::files::secret::Hides;

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Says how to show or calculate, in so many bytes at most.
    Harmless(usize),
    /// Is read where its substream is.
    Read,
    /// Hides something, whatever it says.
    Hides(Hides, &'static str),
}

/// The sort of a record; nothing where it is not known.
pub(super) fn sort(id: u16) -> Option<Sort> {
    Some(match id {
        // Globals, cells and objects that are read.
        0x0006 | 0x0014 | 0x0015 | 0x0018 | 0x001C | 0x0022 | 0x0031 | 0x003D | 0x0055 | 0x005C | 0x005D | 0x007D
        | 0x0081 | 0x0085 | 0x0092 | 0x0099 | 0x00BD | 0x00D6 | 0x00E0 | 0x00E5 | 0x00EB | 0x00EC | 0x00FC | 0x00FD
        | 0x01AE | 0x01B6 | 0x01B8 | 0x01BA | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x0207 | 0x0208 | 0x0221 | 0x0225
        | 0x0236 | 0x023E | 0x027E | 0x0293 | 0x041E | 0x04BC | 0x0800 | 0x0867 | 0x0868 | 0x087D | 0x089C => {
            Sort::Read
        }
        // How to calculate.
        0x000C..=0x0011 | 0x005F => Sort::Harmless(8),
        // Protection, and the hash of its password, which says nothing of contents.
        0x0012 | 0x0013 | 0x0019 | 0x0063 | 0x0086 | 0x00DD | 0x01AF | 0x01BC => Sort::Harmless(2),
        // How to print: margins, breaks, titles, setup.
        0x001A | 0x001B => Sort::Harmless(2 + 6 * 1026),
        0x0026..=0x002B | 0x0033 | 0x0082..=0x0084 => Sort::Harmless(8),
        0x00A1 => Sort::Harmless(34),
        // How to show: selection, panes, zoom, widths of outlines.
        0x001D => Sort::Harmless(9 + 6 * 1370),
        0x0040 | 0x0041 | 0x0042 | 0x0080 | 0x008C | 0x008D | 0x009C | 0x00A0 | 0x00AB => Sort::Harmless(34),
        // Interface: languages, menus, shared state.
        0x00C1 | 0x00DA | 0x00E1 | 0x00E2 | 0x0160 | 0x0161 | 0x01B7 | 0x01C0 | 0x01C1 => Sort::Harmless(20),
        // Order of sheets; which sheets formulas refer to; where cells begin; where texts begin.
        0x013D | 0x0017 | 0x0016 | 0x020B | 0x00D7 | 0x00FF => Sort::Harmless(8224),
        // Extent of cells; blank cells; the font and order of reading aids.
        0x0200 => Sort::Harmless(14),
        0x00BE => Sort::Harmless(6 + 2 * 256),
        0x00EF => Sort::Harmless(6 + 8 * 1026),
        // Which rows and columns are headings in formulas of words.
        0x015F => Sort::Harmless(8224),
        // Arrows of a filter, and how rules for input and by value are counted.
        0x009D => Sort::Harmless(2),
        0x01B2 => Sort::Harmless(18),
        0x01B0 | 0x0879 => Sort::Harmless(8224),
        // Looks in later versions: checksums, themes by number, styles of tables by name.
        0x0862 => Sort::Harmless(40),
        0x0863 | 0x088B | 0x088C | 0x088E | 0x089A | 0x089B | 0x08A3 | 0x105C | 0x087C => Sort::Harmless(120),
        0x088D | 0x088F | 0x0890 => Sort::Harmless(1024),
        0x0892 => Sort::Harmless(512),
        0x0896 => Sort::Harmless(16),
        // Filters in use.
        0x009B | 0x009E | 0x087E | 0x0895 => Sort::Hides(Hides::FilteredRow, "rows may be kept from view"),
        0x0090 => Sort::Hides(Hides::FilteredRow, "the keys of the last sort"),
        // Values elsewhere.
        0x0023 | 0x0059 | 0x005A => Sort::Hides(Hides::ExternalLink, "another file, or values kept from it"),
        0x0050..=0x0052 | 0x01B5 => Sort::Hides(Hides::ExternalLink, "a consolidation of other ranges or files"),
        0x00DC | 0x01AD | 0x0802..=0x0807 | 0x0871 | 0x0872 | 0x0877 | 0x0878 => {
            Sort::Hides(Hides::DataSource, "a query, a list or its source")
        }
        0x00B0..=0x00B7
        | 0x00C5..=0x00D2
        | 0x00D5
        | 0x00D8
        | 0x00D9
        | 0x00E3
        | 0x00F0..=0x00F9
        | 0x00FB
        | 0x0100
        | 0x0103
        | 0x0122
        | 0x01BB
        | 0x0808
        | 0x080C..=0x0811
        | 0x0864 => Sort::Hides(Hides::PivotCache, "a pivot table, with the records behind it"),
        0x00AE | 0x00AF => Sort::Hides(Hides::Scenario, ""),
        0x01BE => Sort::Hides(Hides::Validation, "a list of values or a message"),
        0x01B1 | 0x087A | 0x087B => Sort::Hides(Hides::ConditionalFormat, "cells may vanish by their value"),
        // People and machines.
        0x005B => Sort::Hides(Hides::Author, "who reserved the file for writing"),
        0x00B8 | 0x00B9 => Sort::Hides(Hides::Author, "whom the file was sent to"),
        0x004D => Sort::Hides(Hides::PrinterSettings, ""),
        0x01A9..=0x01AC => Sort::Hides(Hides::CustomView, "a view with its own filters and hidden rows"),
        0x0138..=0x013C | 0x013E..=0x0159 | 0x0191..=0x0197 => Sort::Hides(Hides::TrackedChange, "tracked changes"),
        0x00D3 => Sort::Hides(Hides::Macro, "a program"),
        0x00E9 | 0x0866 => Sort::Hides(Hides::Picture, "a background picture"),
        0x0893 | 0x0894 | 0x0899 => Sort::Hides(Hides::DefinedName, "a remark on a defined name"),
        _ => return None,
    })
}
