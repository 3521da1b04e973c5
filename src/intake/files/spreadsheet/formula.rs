//! What a formula says that its value does not: whether it reaches out of the file, the words in it, and figures that
//! somebody typed in. It is not calculated.

/// What a formula says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Formula {
    /// It takes something from outside of the file.
    pub(crate) reaches_out: bool,
    /// It adds up typed figures, or adds one to a cell: the parts of the value are no cells that one sees.
    pub(crate) has_typed_figures: bool,
    /// Its words, where they have letters or digits.
    pub(crate) words: Vec<String>,
}

/// Functions that take something from outside of the file, or run programs.
const OUTSIDE: [&str; 17] = [
    "CALL",
    "CUBEKPIMEMBER",
    "CUBEMEMBER",
    "CUBEMEMBERPROPERTY",
    "CUBERANKEDMEMBER",
    "CUBESET",
    "CUBESETCOUNT",
    "CUBEVALUE",
    "DDE",
    "EXEC",
    "FILTERXML",
    "IMAGE",
    "PY",
    "REGISTER.ID",
    "RTD",
    "STOCKHISTORY",
    "WEBSERVICE",
];

/// Functions of which the arguments are figures of the same kind as the value.
const OF_FIGURES: [&str; 9] = ["SUM", "AVERAGE", "PRODUCT", "MAX", "MIN", "MEDIAN", "COUNT", "ABS", "ROUND"];

#[derive(Debug, Clone, PartialEq)]
enum Token<'f> {
    Number(&'f str),
    Words(String),
    /// A cell, range or name.
    Reference,
    Function(String),
    Sign(char),
}

/// Reads a formula, without the sign of equality before it.
pub(crate) fn read(formula: &str) -> Formula {
    let mut read = Formula { reaches_out: formula.contains("]!"), ..Formula::default() };
    let tokens = tokens(formula, &mut read.reaches_out);
    read.reaches_out |= tokens.iter().any(
        |token| matches!(token, Token::Function(name) if OUTSIDE.contains(&name.as_str()) || name.starts_with("XLL.")),
    );
    read.has_typed_figures = has_typed_figures(&tokens);
    for token in tokens {
        if let Token::Words(words) = token
            && words.chars().any(char::is_alphanumeric)
        {
            read.words.push(words);
        }
    }
    read
}

fn has_typed_figures(tokens: &[Token<'_>]) -> bool {
    let numbers = tokens.iter().filter(|token| matches!(token, Token::Number(_))).count();
    let is_figures = |token: &Token<'_>| match token {
        Token::Number(_) | Token::Sign(_) => true,
        Token::Function(name) => OF_FIGURES.contains(&name.as_str()),
        Token::Reference | Token::Words(_) => false,
    };
    if numbers >= 2 && tokens.iter().all(is_figures) {
        return true;
    }
    // A row's number plus one is no figure; other whole numbers added to a cell are.
    let is_figure = |number: &str| number != "1" && number.bytes().all(|digit| digit.is_ascii_digit());
    tokens.windows(3).any(|three| match three {
        [Token::Reference, Token::Sign('+' | '-'), Token::Number(number)]
        | [Token::Number(number), Token::Sign('+' | '-'), Token::Reference] => is_figure(number),
        _ => false,
    })
}

/// The tokens of a formula. Each letter is looked at once.
fn tokens<'f>(formula: &'f str, reaches_out: &mut bool) -> Vec<Token<'f>> {
    let mut tokens = Vec::new();
    let mut rest = formula;
    while let Some(letter) = rest.chars().next() {
        let (token, length) = match letter {
            '"' => {
                let length = quoted(rest, '"');
                let inside = rest.get(1..length.saturating_sub(1)).unwrap_or("");
                (Some(Token::Words(inside.replace("\"\"", "\""))), length)
            }
            '\'' => {
                let length = quoted(rest, '\'');
                // The name of a sheet in another file has that file in brackets.
                *reaches_out |= rest.get(..length).is_some_and(|name| name.contains('['));
                (None, length)
            }
            '[' => {
                let length = bracketed(rest);
                let after = rest.get(length..).unwrap_or("");
                let name = after.find(|letter| !is_of_name(letter)).and_then(|end| after.get(end..));
                *reaches_out |= name.is_some_and(|after| after.starts_with('!'));
                (Some(Token::Reference), length)
            }
            '|' => {
                // Dynamic data exchange: program|topic!item.
                *reaches_out = true;
                (None, 1)
            }
            digit if digit.is_ascii_digit() || digit == '.' => {
                let length = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
                // A whole row: 2:5.
                let is_row = rest.get(length..).is_some_and(|after| after.starts_with(':'));
                let number = rest.get(..length).unwrap_or("");
                (Some(if is_row { Token::Reference } else { Token::Number(number) }), length)
            }
            letter if is_of_name(letter) => {
                let length = rest.find(|letter| !is_of_name(letter)).unwrap_or(rest.len());
                let name = rest.get(..length).unwrap_or("").to_ascii_uppercase();
                let after = rest.get(length..).unwrap_or("");
                let token = if after.starts_with('(') {
                    let bare = name.rsplit("_XLFN.").next().unwrap_or("").trim_start_matches("_XLWS.");
                    Token::Function(bare.to_owned())
                } else {
                    Token::Reference
                };
                (Some(token), length)
            }
            letter if letter.is_whitespace() => (None, letter.len_utf8()),
            letter => (Some(Token::Sign(letter)), letter.len_utf8()),
        };
        tokens.extend(token);
        rest = rest.get(length.max(1)..).unwrap_or("");
    }
    tokens
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '$' | '\\')
}

/// The length of what stands in quotation marks, with both; doubled marks are part of it.
fn quoted(text: &str, mark: char) -> usize {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == mark && letters.next_if(|(_, next)| *next == mark).is_none() {
            return at + 1;
        }
    }
    text.len()
}

/// The length of what stands in brackets, with both; brackets within are counted.
fn bracketed(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_that_reach_out() {
        for out in [
            "[1]Sheet1!A1",
            "SUM('[book.xlsx]May 2024'!$A$1:$A$3)",
            "'C:\\x\\[b.xlsx]S'!A1",
            "[2]!Name",
            "WEBSERVICE(A1)",
            "cmd|' /C x'!A0",
            "_xlfn.IMAGE(\"http://example.org\")",
            "1+RTD(\"a\",,\"b\")",
        ] {
            assert!(read(out).reaches_out, "{out}");
        }
        for within in
            ["Table1[Total]", "[@Total]*2", "SUM(Table1[[#All],[a]:[b]])", "'May 2024'!A1", "\"[1]a!\"&A1", "A1"]
        {
            assert!(!read(within).reaches_out, "{within}");
        }
    }

    #[test]
    fn typed_figures_are_noticed() {
        for typed in ["3+4", "SUM(3,4,12)", "-(12-3)", "B2+3", "4+$B$2", "SUM({1,2,3})", "Sheet1!B2-2"] {
            assert!(read(typed).has_typed_figures, "{typed}");
        }
        for plain in [
            "A1+1",
            "B2*100",
            "ROUND(B2/C2,1)",
            "DATE(2024,3,31)",
            "VLOOKUP(A2,B:C,2,FALSE)",
            "SUM(2:5)",
            "12",
            "B2/1000",
        ] {
            assert!(!read(plain).has_typed_figures, "{plain}");
        }
    }

    #[test]
    fn words_are_kept() {
        assert_eq!(read("IF(A1<6,\"fewer than six\",\"*\")").words, ["fewer than six"]);
        assert_eq!(read("\"say \"\"x\"\"\"").words, ["say \"x\""]);
        assert_eq!(read("\"open").words, ["ope"]);
    }
}
