//! Draws annotations over the page that they stand on (ISO 32000-2, 12.5.5), by their appearance or, lacking one, by what
//! their colours say.

use crate::intake::files::pdf::content::{Area, Blend, Ink, Interpreter, Matrix, Rect};
use crate::intake::files::pdf::file::{Dict, File, Object, Stream};

/// Draws an annotation; hidden parts are read but not shown.
pub(super) fn draw<'a>(page: &mut Interpreter<'a, '_>, annotation: &'a Dict, resources: &'a Dict, hidden: bool) {
    let file = page.file();
    let appearances = file.dict(annotation, "AP");
    let state = file.get(annotation, "AS").as_name();
    let shown = file.get(appearances, "N");
    let mut drawn = false;
    for key in ["N", "R", "D"] {
        let object = file.get(appearances, key);
        match object {
            Object::Stream(stream) => {
                form(page, annotation, stream, resources, hidden || key != "N");
                drawn |= key == "N";
            }
            Object::Dict(states) => {
                for (name, object) in &states.0 {
                    let Some(stream) = file.resolve(object).as_stream() else { continue };
                    let current = key == "N" && state == Some(name);
                    form(page, annotation, stream, resources, hidden || !current);
                    drawn |= current;
                }
            }
            _ => {}
        }
    }
    if !drawn && !hidden && shown.is_null() {
        own_colors(page, file, annotation);
    }
}

fn form<'a>(page: &mut Interpreter<'a, '_>, annotation: &Dict, stream: &'a Stream, resources: &'a Dict, hidden: bool) {
    let file = page.file();
    let Some(rect) = Rect::from(&file.numbers(annotation, "Rect")) else { return };
    let bounds = Rect::from(&file.numbers(&stream.dict, "BBox")).unwrap_or(rect);
    let matrix = Matrix::from(&file.numbers(&stream.dict, "Matrix"));
    let turned = Rect::around(bounds.corners().map(|corner| matrix.apply(corner)));
    let scale = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
    let (across, up) = (scale(rect.width(), turned.width()), scale(rect.height(), turned.height()));
    let placed = Matrix([across, 0.0, 0.0, up, rect.left - turned.left * across, rect.bottom - turned.bottom * up]);
    page.annotate(stream, resources, placed, hidden);
}

/// Programs draw these kinds themselves where the file does not.
fn own_colors(page: &mut Interpreter<'_, '_>, file: &File<'_>, annotation: &Dict) {
    let Some(rect) = Rect::from(&file.numbers(annotation, "Rect")) else { return };
    let (key, blend) = match file.get(annotation, "Subtype").as_name() {
        Some("Square" | "Circle" | "Polygon") => ("IC", Blend::Normal),
        Some("FreeText" | "Stamp") => ("C", Blend::Normal),
        Some("Highlight") => ("C", Blend::Darker),
        _ => return,
    };
    let color = match file.numbers(annotation, key)[..] {
        [gray] => [gray; 3],
        [red, green, blue] => [red, green, blue],
        [cyan, magenta, yellow, black] => [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)),
        _ => return,
    };
    let alpha = file.get(annotation, "CA").as_number().unwrap_or(1.0);
    let ink = Ink { color: Some(color), alpha, blend, thinned: false };
    let quads = file.numbers(annotation, "QuadPoints");
    let quads: Vec<Rect> = quads
        .chunks_exact(8)
        .map(|quad| {
            Rect::around(
                quad.chunks_exact(2)
                    .map(|pair| (pair.first().copied().unwrap_or(0.0), pair.get(1).copied().unwrap_or(0.0))),
            )
        })
        .collect();
    for area in if quads.is_empty() { vec![rect] } else { quads } {
        page.cover(Area::of_rect(&area, Matrix::IDENTITY), ink);
    }
}
