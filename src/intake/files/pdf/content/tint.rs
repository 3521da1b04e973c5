//! Evaluates functions that turn an ink's share into a colour (ISO 32000-2, 7.10): sampled, exponential and stitched
//! ones of one argument. Programs (type 4) are not run.

use crate::intake::files::pdf::file::{File, Object};
use crate::intake::files::pdf::limits;

/// The results of a function; nothing where it cannot be evaluated.
pub(super) fn evaluate(file: &File<'_>, function: &Object, arguments: &[f64], depth: usize) -> Option<Vec<f64>> {
    let function = file.resolve(function);
    let dict = function.as_dict()?;
    let [argument] = arguments else { return None };
    if depth > limits::HOPS {
        return None;
    }
    let domain = file.numbers(dict, "Domain");
    let (low, high) = (*domain.first()?, *domain.get(1)?);
    let argument = argument.max(low).min(high);
    let list = |key: &str, default: f64| {
        let numbers = file.numbers(dict, key);
        if numbers.is_empty() { vec![default] } else { numbers }
    };
    match file.get(dict, "FunctionType").as_int()? {
        0 => sampled(file, function, (argument - low) / (high - low)),
        2 => {
            let weight = argument.powf(file.get(dict, "N").as_number()?);
            let (from, to) = (list("C0", 0.0), list("C1", 1.0));
            Some(from.iter().zip(to).map(|(from, to)| from + weight * (to - from)).collect())
        }
        3 => {
            let bounds = file.numbers(dict, "Bounds");
            let place = bounds.iter().take_while(|bound| argument >= **bound).count();
            let encode = file.numbers(dict, "Encode");
            let (from, to) = (*encode.get(place * 2)?, *encode.get(place * 2 + 1)?);
            let start = place.checked_sub(1).map_or(low, |before| bounds.get(before).copied().unwrap_or(low));
            let end = bounds.get(place).copied().unwrap_or(high);
            let share = if end > start { (argument - start) / (end - start) } else { 0.0 };
            let functions = file.list(dict, "Functions");
            evaluate(file, functions.get(place)?, &[from + share * (to - from)], depth + 1)
        }
        _ => None,
    }
}

/// The sample nearest to a share from 0 to 1.
fn sampled(file: &File<'_>, function: &Object, share: f64) -> Option<Vec<f64>> {
    let stream = function.as_stream()?;
    let dict = &stream.dict;
    let range = file.numbers(dict, "Range");
    let count = *file.numbers(dict, "Size").first()?;
    if file.get(dict, "BitsPerSample").as_int()? != 8 || !(1.0..65536.0).contains(&count) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the check above")]
    let row = (share.clamp(0.0, 1.0) * (count - 1.0)).round() as usize;
    let bytes = file.unpack(stream).bytes;
    let sample = bytes.chunks_exact((range.len() / 2).max(1)).nth(row)?;
    let scaled = sample.iter().zip(range.chunks_exact(2)).map(|(byte, bounds)| match bounds {
        [low, high] => low + f64::from(*byte) / 255.0 * (high - low),
        _ => 0.0,
    });
    Some(scaled.collect())
}
