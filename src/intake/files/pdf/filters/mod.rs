//! Unpacks the bytes of streams (ISO 32000-2, 7.4), bounded. Pictures' own packing (JPEG and the like) is left as it is.

mod ascii;
mod flate;
mod lzw;
mod predictor;

use super::file::{Dict, File, Object};
use super::limits;

/// The bytes of a stream with all general filters undone.
#[derive(Debug, Default)]
pub(crate) struct Unpacked {
    /// The bytes; packed as `picture` says, if it says so.
    pub(crate) bytes: Vec<u8>,
    /// The filter of pictures that was left, if any.
    pub(crate) picture: Option<String>,
    /// Whether something was wrong, so that bytes may be missing.
    pub(crate) broken: bool,
    /// Bytes that stood after the packed ones, unused.
    pub(crate) unused: usize,
}

/// Undoes the filters of a stream, or of a picture in a page's content with its short names.
pub(crate) fn unpack(file: &File<'_>, dict: &Dict, raw: &[u8]) -> Unpacked {
    let names = listed(file, dict, "Filter", "F");
    let parameters = listed(file, dict, "DecodeParms", "DP");
    let mut unpacked = Unpacked { bytes: raw.to_vec(), ..Unpacked::default() };
    if names.len() > limits::FILTERS {
        file.budget.exceed("streams packed too many times");
        unpacked.broken = true;
        return unpacked;
    }
    for (place, name) in names.iter().enumerate() {
        let parameters = parameters.get(place).and_then(Object::as_dict).cloned().unwrap_or_default();
        step(file, &mut unpacked, name.as_name().unwrap_or(""), &parameters);
        if unpacked.broken || unpacked.picture.is_some() {
            break;
        }
    }
    unpacked
}

fn listed(file: &File<'_>, dict: &Dict, long: &str, short: &str) -> Vec<Object> {
    let key = if dict.has(long) { long } else { short };
    match file.get(dict, key) {
        Object::List(items) => items.iter().map(|item| file.resolve(item).clone()).collect(),
        // `/F` of a stream of its own is a file outside; it is looked at elsewhere.
        single @ (Object::Name(_) | Object::Dict(_)) => vec![single.clone()],
        _ => Vec::new(),
    }
}

fn step(file: &File<'_>, unpacked: &mut Unpacked, name: &str, parameters: &Dict) {
    let limit = file.budget.unpackable();
    let bytes = std::mem::take(&mut unpacked.bytes);
    let (result, unused) = match name {
        "FlateDecode" | "Fl" => flate::unpack(&bytes, limit),
        "LZWDecode" | "LZW" => {
            let early = file.get(parameters, "EarlyChange").as_int() != Some(0);
            (lzw::unpack(&bytes, early, limit), 0)
        }
        "ASCII85Decode" | "A85" => ascii::eighty_five(&bytes),
        "ASCIIHexDecode" | "AHx" => ascii::hexadecimal(&bytes),
        "RunLengthDecode" | "RL" => ascii::run_lengths(&bytes, limit),
        "DCTDecode" | "DCT" | "JPXDecode" | "CCITTFaxDecode" | "CCF" | "JBIG2Decode" => {
            unpacked.picture = Some(name.to_owned());
            unpacked.bytes = bytes;
            return;
        }
        "Crypt" if matches!(parameters.name("Name"), None | Some("Identity")) => (Ok(bytes), 0),
        _ => (Err(bytes), 0),
    };
    unpacked.unused += unused;
    let (result, whole) = match result {
        Ok(bytes) => (bytes, true),
        Err(bytes) => (bytes, false),
    };
    if !whole && result.len() > limit {
        file.budget.exceed("a stream that unpacks to too many bytes");
    }
    unpacked.broken |= !whole || !file.budget.unpack(result.len());
    unpacked.bytes = match name {
        "FlateDecode" | "Fl" | "LZWDecode" | "LZW" => predictor::undo(file, result, parameters),
        _ => result,
    };
}

/// Bytes in full, or as far as they could be unpacked.
pub(super) type Result = std::result::Result<Vec<u8>, Vec<u8>>;
