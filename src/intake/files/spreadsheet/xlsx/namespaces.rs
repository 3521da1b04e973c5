//! The namespaces of spreadsheet parts, each under one short name, whichever edition of the standard a file keeps to.

/// The short name of a namespace: empty for that of spreadsheets itself and for none; `None` for one that is not known.
pub(super) fn short(address: &str) -> Option<&'static str> {
    const MICROSOFT: &str = "http://schemas.microsoft.com/office/spreadsheetml/";
    if let Some(rest) = address.strip_prefix(MICROSOFT) {
        return Some(match rest {
            "2009/9/main" => "x14",
            "2009/9/ac" => "x14ac",
            "2010/11/main" => "x15",
            "2010/11/ac" => "x15ac",
            "2014/revision" => "xr",
            "2015/revision2" => "xr2",
            "2016/revision3" => "xr3",
            "2016/revision6" => "xr6",
            "2016/revision9" => "xr9",
            "2016/revision10" => "xr10",
            "2017/dynamicarray" => "xda",
            "2018/calcfeatures" => "xcalcf",
            _ => return None,
        });
    }
    Some(match address {
        ""
        | "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        | "http://purl.oclc.org/ooxml/spreadsheetml/main" => "",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => "r",
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc",
        "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => "a",
        "http://schemas.microsoft.com/office/excel/2006/main" => "xm",
        "http://schemas.microsoft.com/office/thememl/2012/main" => "thm15",
        "http://schemas.libreoffice.org/" => "loext",
        "http://www.w3.org/XML/1998/namespace" => "xml",
        "http://schemas.openxmlformats.org/package/2006/content-types" => "ct",
        "http://schemas.openxmlformats.org/package/2006/relationships" => "rel",
        _ => return None,
    })
}
