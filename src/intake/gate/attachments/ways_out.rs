//! What to do about something that a file hides, in the words of the programs that people have: Excel and Word,
//! LibreOffice, Acrobat.

use crate::diagnostic::Rule;
use crate::intake::files::{self, FileKind};

/// Which program's menus to speak of.
enum Program {
    Excel,
    Calc,
    Word,
    Writer,
    Acrobat,
    Picture,
    Editor,
}

fn program(kind: FileKind) -> Program {
    match kind {
        FileKind::Xlsx | FileKind::Xls => Program::Excel,
        FileKind::Ods => Program::Calc,
        FileKind::Docx => Program::Word,
        FileKind::Odt => Program::Writer,
        FileKind::Pdf => Program::Acrobat,
        FileKind::Jpeg | FileKind::Png => Program::Picture,
        FileKind::Csv | FileKind::Tsv | FileKind::Text => Program::Editor,
    }
}

const AS_VALUES: &str = "or copy the cells that answer the request into a new workbook with “Paste Special, Values”, or save the sheet as CSV";
const NEW_DOCUMENT: &str = "or copy the words that answer the request into a new document with “Paste, Keep Text Only”";
const NEW_PDF: &str = "or make the PDF anew from a document without it";
const NEW_PICTURE: &str =
    "open the picture in Paint or Preview and save it under a new name, or attach a screenshot of it";
const ANOTHER_TYPE: &str = "publish its tables as CSV and its words as plain text or PDF; those can be checked";

/// The ways out of a finding in a file.
pub(super) fn of(rule: &Rule, kind: FileKind, name: &str) -> Vec<&'static str> {
    let program = program(kind);
    match (rule.code, &program) {
        ("A011", Program::Editor) => vec!["save it again as text, in UTF-8, or attach it under the ending that it has"],
        ("A011", _) => {
            vec!["open it, and save it anew under the type that its name says, without a password", ANOTHER_TYPE]
        }
        (_, Program::Excel) => vec![in_excel(rule), AS_VALUES],
        (_, Program::Calc) => vec![in_calc(rule), AS_VALUES],
        (_, Program::Word) => vec![in_word(rule), NEW_DOCUMENT],
        (_, Program::Writer) => vec![in_writer(rule), NEW_DOCUMENT],
        (_, Program::Acrobat) => vec![in_acrobat(rule), NEW_PDF],
        (_, Program::Picture) => vec![NEW_PICTURE],
        (_, Program::Editor) => vec![files::instead_of(name)],
    }
}

fn in_excel(rule: &Rule) -> &'static str {
    match rule.code {
        "A001" => {
            "in Excel, use “File, Info, Check for Issues, Inspect Document” to find what is hidden; show it and delete it, or let it be seen"
        }
        "A002" => {
            "in Excel, copy the pivot table or chart and paste it into a new workbook as values, or as a picture that is attached by itself"
        }
        "A003" => "in Excel, use “Review, Delete” for each comment, or “Inspect Document, Comments, Remove All”",
        "A004" => "in Excel, use “Data, Edit Links, Break Link” and “Data, Queries & Connections, Delete”",
        "A005" => "in Excel, use “Home, Find & Select, Selection Pane” to find the object, and delete it",
        "A006" => "in Excel, use “Review, Track Changes, Accept”, stop sharing the workbook, and save it anew",
        "A007" => {
            "in Excel, use “File, Info, Inspect Document, Document Properties and Personal Information, Remove All”"
        }
        "A009" => {
            "in Excel, use “Home, Find & Select, Selection Pane” to find the shape, and delete it; it hides nothing from whoever moves it"
        }
        "A010" => {
            "in Excel, clear “Save preview picture” under “File, Info, Properties, Advanced”, and delete pictures from the sheets"
        }
        "A014" => {
            "in Excel, use “Developer, Design Mode” to delete controls, and save the workbook as `.xlsx` without macros"
        }
        _ => "in Excel, save the workbook anew as `.xlsx`",
    }
}

fn in_calc(rule: &Rule) -> &'static str {
    match rule.code {
        "A001" => {
            "in LibreOffice, use “Sheet, Show Sheet”, “Format, Rows, Show” and “Format, Columns, Show”; delete what appears, or let it be seen"
        }
        "A002" => {
            "in LibreOffice, copy the pivot table or chart and paste it into a new spreadsheet as text and numbers"
        }
        "A003" => "in LibreOffice, use “Sheet, Cell Comments, Delete All Comments”",
        "A004" => "in LibreOffice, use “Edit, Links to External Files, Break Link”",
        "A005" => "in LibreOffice, use “View, Navigator” to find the object, and delete it",
        "A006" => "in LibreOffice, use “Edit, Track Changes, Accept All” and delete what stands under “File, Versions”",
        "A007" => {
            "in LibreOffice, use “File, Properties, Reset Properties” without “Apply user data”, and clear what stands under “Custom Properties”"
        }
        "A009" => {
            "in LibreOffice, use “View, Navigator” to find the shape, and delete it; it hides nothing from whoever moves it"
        }
        "A014" => "in LibreOffice, delete macros under “Tools, Macros, Organize” and controls in design mode",
        _ => "in LibreOffice, save the spreadsheet anew as `.ods`",
    }
}

fn in_word(rule: &Rule) -> &'static str {
    match rule.code {
        "A002" => "in Word, delete the chart, and give its figures as a table",
        "A003" => "in Word, use “Review, Delete, Delete All Comments in Document”",
        "A004" => {
            "in Word, use “File, Info, Edit Links to Files, Break Link”, and attach the template Normal under “Developer, Document Template”"
        }
        "A005" => "in Word, delete the object, or paste it again as a picture",
        "A006" => "in Word, use “Review, Accept, Accept All Changes and Stop Tracking”, and save the document",
        "A007" => {
            "in Word, use “File, Info, Inspect Document, Document Properties and Personal Information, Remove All”"
        }
        "A009" => {
            "in Word, use “Home, Select, Selection Pane” to find the shape, and delete it; take the words out that it covers"
        }
        "A010" => {
            "in Word, clear “Save preview picture” under “File, Info, Properties, Advanced”, and delete pictures or paste them again from a screenshot"
        }
        "A013" => "in Word, show hidden text with “Home, ¶”, and delete it; “Inspect Document” finds the rest",
        "A014" => {
            "in Word, delete controls under “Developer, Design Mode”, and save the document as `.docx` without macros"
        }
        _ => "in Word, save the document anew as `.docx`",
    }
}

fn in_writer(rule: &Rule) -> &'static str {
    match rule.code {
        "A002" => "in LibreOffice, delete the chart, and give its figures as a table",
        "A003" => "in LibreOffice, use “Edit, Comments, Delete All Comments”",
        "A004" => "in LibreOffice, use “Edit, Links to External Files, Break Link”",
        "A005" => "in LibreOffice, delete the object, or paste it again as a picture",
        "A006" => "in LibreOffice, use “Edit, Track Changes, Accept All” and delete what stands under “File, Versions”",
        "A007" => {
            "in LibreOffice, use “File, Properties, Reset Properties” without “Apply user data”, and clear what stands under “Custom Properties”"
        }
        "A009" => {
            "in LibreOffice, use “View, Navigator” to find the shape, and delete it; take the words out that it covers"
        }
        "A013" => {
            "in LibreOffice, show hidden words with “View, Formatting Marks” and “View, Field Names”, and delete them"
        }
        "A014" => "in LibreOffice, delete macros under “Tools, Macros, Organize” and controls in design mode",
        _ => "in LibreOffice, save the document anew as `.odt`",
    }
}

fn in_acrobat(rule: &Rule) -> &'static str {
    match rule.code {
        "A003" => "in Acrobat, delete the comments, or print the file to a new PDF as “Document” without “Markups”",
        "A004" | "A005" => {
            "in Acrobat, delete what stands under “Attachments”; “Redact, Sanitize Document” takes the rest out"
        }
        "A006" => {
            "in Acrobat, use “Save As Other, Optimized PDF”, which writes the file anew; or print it to a new PDF"
        }
        "A007" => {
            "in Acrobat, use “Redact, Remove Hidden Information”; what stands under “File, Properties” can be cleared by hand"
        }
        "A009" => "in Acrobat, use “Redact, Apply”, which takes the words out; a box drawn over them does not",
        "A010" => {
            "in Acrobat, use “Redact, Sanitize Document”, or take metadata out of the pictures before the PDF is made"
        }
        "A013" => "in Acrobat, use “Redact, Remove Hidden Information”, hidden text and layers among it",
        "A014" => "print the file to a new PDF: forms and scripts stay behind",
        _ => "print the file to a new PDF, or use “Save As Other, Optimized PDF”",
    }
}
