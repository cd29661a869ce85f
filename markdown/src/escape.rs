//! Text as Markdown that shows it as it is.

/// A text with a backslash before every character that could mean something in Markdown: in a paragraph, a list or the cell
/// of a table. What means something at the beginning of a line only, such as `-`, is left as it is.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
