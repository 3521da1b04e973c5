//! The words of HTML, SVG and templates, with their places: what stands there by itself, before anything is filled in.
//! Runs no template and builds no tree.

mod entity;
mod scan;

use crate::plain::Plain;

use self::scan::Scanner;

/// What a text with markup says.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Hypertext {
    /// The text between the tags.
    pub words: Plain,
    /// Texts that stand by themselves: attributes that people read or hear, comments, and what templates quote.
    pub asides: Vec<Plain>,
    /// Attributes that name something: identifiers, classes, values, addresses.
    pub names: Vec<Plain>,
    /// Scripts and styles.
    pub code: Vec<Plain>,
}

/// Whether `{{ … }}`, `{% … %}` and `{# … #}` are filled in, or printed as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A template of the theme.
    Template,
    /// A file that is published as it is.
    Finished,
}

/// Reads a text. Whatever it is, nothing of it is lost: what cannot be understood as markup is read as words.
///
/// ```
/// use candour::hypertext::{Form, read};
///
/// let read = read("<p title=\"By us\">Th<b>r</b>ee {{ things }}</p>", Form::Template);
/// assert_eq!(read.words.text().trim(), "Three …");
/// assert_eq!(read.asides[0].text(), "By us");
/// ```
pub fn read(text: &str, form: Form) -> Hypertext {
    let mut scanner = Scanner::new(text, form);
    scanner.run();
    scanner.found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, form: Form) -> String {
        read(text, form).words.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn texts(plain: &[Plain]) -> Vec<&str> {
        plain.iter().map(Plain::text).collect()
    }

    #[test]
    fn markup_parts_words_only_where_readers_see_it() {
        assert_eq!(words("fo<b>ur</b> men<br>went", Form::Finished), "four men went");
        assert_eq!(words("<td>1</td><td>2</td>", Form::Finished), "1 2");
        assert_eq!(
            words("&#51; men &amp; wom&#x65;n&nbsp;&unknown; & so", Form::Finished),
            "3 men & women &unknown; & so"
        );
        assert_eq!(words("<![CDATA[3 < 4]]>", Form::Finished), "3 < 4");
        assert_eq!(words("3 < 4 and <3> and 5 <", Form::Finished), "3 < 4 and <3> and 5 <");
    }

    #[test]
    fn what_a_template_fills_in_is_left_open() {
        assert_eq!(
            words("{{ \"}}\" }} of {# no #}them{% if a %}one{% else %}two{% endif %}", Form::Template),
            "… of them one two"
        );
        assert_eq!(words("{% raw %}{{ men }}{% endraw %}.", Form::Template), "{{ men }} .");
        assert_eq!(words("{{ men }}", Form::Finished), "{{ men }}");
        assert_eq!(
            texts(&read("{% set a = \"Two men\" %}{{ 'b' ~ `c` }}", Form::Template).asides),
            ["Two men", "b", "c"]
        );
    }

    #[test]
    fn attributes_are_read_by_what_they_are() {
        let text =
            "<a href=\"{{ f(x=\"> y\") }}/two-men\" TITLE='Two &lt; 3' {% if b %}id=men{% endif %} d='M3 4'>x</a>";
        let found = read(text, Form::Template);
        assert_eq!(texts(&found.asides), ["> y", "Two < 3"]);
        assert_eq!(texts(&found.names), ["…/two-men", "men"]);
        assert_eq!(found.words.text().trim(), "x");
    }

    #[test]
    fn comments_scripts_and_styles_are_published_too() {
        let found =
            read("<!-- two men --><script>a < b; '</b>'</script >c<style>p{}</STYLE>d<!doctype html>", Form::Finished);
        assert_eq!(texts(&found.asides), [" two men "]);
        assert_eq!(texts(&found.code), ["a < b; '</b>'", "p{}"]);
        assert_eq!(found.words.text().split_whitespace().collect::<String>(), "cd");
    }

    #[test]
    fn every_word_stands_where_it_was_written() {
        let text = "{{ é }}<p>caf&eacute; thr<i>ee</i> m&#101;n</p>";
        let found = read(text, Form::Template);
        for word in ["three", "men"] {
            let at = found.words.text().find(word).unwrap();
            let place = found.words.place_of(at..at + word.len());
            let written = if word == "three" { "thr<i>ee" } else { "m&#101;n" };
            assert_eq!(&text[place], written);
        }
    }

    #[test]
    fn nothing_that_is_cut_short_is_lost_or_fatal() {
        let text =
            "a{{ \"b\" }}<p title=\"c\" id=d>{% e 'f' %}<!-- g --><script>h</script>&#105;{# j #}<![CDATA[k]]></p>";
        for end in 0..=text.len() {
            let found = read(&text[..end], Form::Template);
            assert!(end == 0 || found.words.text().starts_with('a'), "{end}");
        }
        assert_eq!(words("a <p title=\"three men", Form::Finished), "a");
        assert_eq!(texts(&read("a <p title=\"three men", Form::Finished).asides), ["three men"]);
    }
}
