//! The names that registers give their columns, and those that tell of people. Finds no columns.

/// What a record can take from a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Reference,
    Title,
    Summary,
    Request,
    Response,
    Received,
    Answered,
    Published,
    Outcome,
    Exemptions,
    Law,
    Topics,
}

/// Each key, its name in a file of columns, and the names that registers give it, the surest first.
pub(super) const KEYS: [(Key, &str, &str); 12] = [
    (
        Key::Reference,
        "reference",
        "reference; reference number; reference no; ref; ref no; ref number; foi reference; foi ref; \
         foi number; foi no; foi id; request reference; request number; request no; request ref; request id; \
         case reference; case ref; case number; case no; case id; our reference; our ref; unique reference; \
         unique reference number; log number; id",
    ),
    (
        Key::Title,
        "title",
        "title; request title; foi title; subject; request subject; subject of request; subject matter; \
         short title; short description; heading",
    ),
    (Key::Summary, "summary", "summary; summary of request; request summary; brief description"),
    (
        Key::Request,
        "request",
        "request; request text; request details; details of request; request detail; request description; \
         description of request; request wording; full request; information requested; question; questions; \
         what was asked; details; description",
    ),
    (
        Key::Response,
        "response",
        "response; response text; response details; our response; answer; reply; information provided; \
         information disclosed; response provided",
    ),
    (
        Key::Received,
        "received",
        "received; date received; received date; date of receipt; date of request; request date; \
         request received; date requested",
    ),
    (
        Key::Answered,
        "answered",
        "answered; date answered; date of response; response date; date responded; responded; date of reply; \
         response sent; date response sent; date sent; date issued; date closed; closed; closed date; \
         date completed; completed; completion date",
    ),
    (Key::Published, "published", "published; date published; publication date; published date; date of publication"),
    (
        Key::Outcome,
        "outcome",
        "outcome; request outcome; outcome of request; response outcome; decision; result; response type; \
         disclosure; disposition; disclosed; information released",
    ),
    (
        Key::Exemptions,
        "exemptions",
        "exemptions; exemption; exemptions applied; exemption applied; exemptions used; exemption used; \
         exemptions cited; exemption s; exemptions exceptions; exemption exception; exceptions; exception; \
         section; sections; refusal reason; reason for refusal",
    ),
    (Key::Law, "law", "law; legislation; act; regime; foi or eir; foi eir"),
    (Key::Topics, "topics", "topics; topic; category; categories; subject area; theme; keywords; tags"),
];

/// Words of a column's name that tell of the person who asked, or who answered.
const PEOPLE: &str = "requester; requesters; requestor; requestors; applicant; applicants; enquirer; inquirer; \
         correspondent; complainant; customer; sender; email; mail; telephone; phone; mobile; postcode; \
         address; surname; forename; officer; handler";

/// Names of columns that tell of that person as a whole.
const PERSON: &str = "name; full name; first name; last name; title of person; organisation; organization; company; \
         contact; contact details; contact name; post code; from; requested by; received from; made by; \
         date of birth; signature; owner; assigned to; allocated to; case owner";

/// Whether a column's name, as [`plain`](super::columns::plain) writes it, tells of a person.
pub(super) fn is_about_people(name: &str) -> bool {
    listed(PERSON).any(|known| known == name) || name.split(' ').any(|word| listed(PEOPLE).any(|known| known == word))
}

/// The names in a list.
pub(super) fn listed(names: &str) -> impl Iterator<Item = &str> {
    names.split("; ")
}
