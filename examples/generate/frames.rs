//! The sentences of the invented log, with places to fill. Nothing here is taken from a real response.

/// Sentences of an answer. `{Things}` begins with a capital letter; how names and numbers are made, `prose` knows.
pub(crate) const ANSWERS: &[&str] = &[
    "The {team} keeps {things} in {system}, and {staff} check them {often}.",
    "{Staff} at {place} enter {things} in {system} {often}.",
    "We searched {system} and asked the {team} for {things} about {matter}.",
    "Each entry shows {aspect}, {aspect} and {aspect}.",
    "The figures come from {system} as it stood in {month} {year}, so later corrections do not appear.",
    "Since {year} the {team} has {done} more than {count} {things}.",
    "Where {staff} are unsure how to classify {thing}, they ask the {team}.",
    "The {board} looks at {matter} {often}.",
    "The guidance on {matter} was {done} in {year}, after a review by the {board}.",
    "Entries before {year} are not {quality}, because {because}.",
    "A fall in the number of {things} does not mean that fewer took place, because {because}.",
    "Under {document}, {things} are kept for {span} and then destroyed.",
    "{Staff} must complete the {system} return within {span} of {thing}.",
    "In {year}, {count} {things} were {done} across {place}, {place} and {place}.",
    "The cost of {matter} in the year to {month} {year} was {money}.",
    "Operation {operation} began on {date} and was led by the {team}.",
    "Most {things} near {street} were {done} by {staff} from {place}.",
    "We use the word “{things}” as {document} defines it.",
    "{System}, which {supplier} provides, replaced {system} in {month} {year}.",
    "The contract with {supplier} was let on {date} and is worth {money} a year.",
    "{Thing} can appear under several headings, so the columns should not be added together.",
    "Information about {aspect} is held, but it is not {quality}.",
    "The {team} told us that {things} are {done} {often}, and that {because}.",
    "Please read the table with care: {because}.",
    "{Staff} record {aspect} when {thing} is {done}, and {aspect} later.",
    "This is a snapshot, taken on {date}, and it can change as {things} are {done}.",
    "The {board} asked in {year} for {things} to be more {quality}.",
    "Anyone who reads {document} will find how {matter} is arranged in {place}.",
    "The district of {place} changed its boundary in {year}, because {because}.",
    "We explained in [our answer {earlier}]({earlier-address}) how {things} are {done}.",
    "*{System}* holds {aspect}, but **not** {aspect}.",
    "{Count} {things} were passed to the {team} between {month} {year} and the end of that year.",
    "Training in {matter} lasts {span}, and {supplier} delivers it at {place}.",
    "{Staff} who work on {matter} report to the {team}, whose office is in {street}, {place}.",
    "The review of {matter} by {supplier} was {done} in {month} {year} and cost {money}.",
    "We hold {things} that relate to Operation {operation}, and they are {quality}.",
    "Nothing in {system} links {aspect} to {aspect}.",
    "To read every entry by hand would take longer than the law asks of us, as {count} {things} would have to be opened.",
];

/// Sentences of a reason to withhold.
pub(crate) const REASONS: &[&str] = &[
    "The information was {done} for {matter}, and {staff} still rely on it.",
    "If it were published, {harm}.",
    "We asked the {team} what would follow from publication: {harm}.",
    "That would matter most in {place}, where {staff} deal with many {things}.",
    "An answer under the Act goes to everyone, and what is published cannot be taken back.",
    "The harm is real, because {harm}.",
    "The {board} took the same view of {things} in {year}.",
    "Taken with what is already known about {place}, it would be likely that {harm}.",
    "We looked at whether part of it could be released, but {because}.",
    "The passage concerns {aspect} and {aspect}, which are not public.",
    "It is {span} since the matter was {done}, and the risk has not gone away.",
    "Even without names, {aspect} and {aspect} together would show too much.",
];

/// What people ask.
pub(crate) const QUESTIONS: &[&str] = &[
    "How many {things} were {done} in {place} in each year from {year} onwards?",
    "Please provide the policy or guidance on {matter}.",
    "What did {matter} cost in the year to {month} {year}?",
    "Which supplier provides {system}, and when does the contract end?",
    "Please list {things} in {place} by {aspect} and {aspect}.",
    "What training in {matter} do {staff} receive?",
    "Please provide the minutes of the {board} that mention Operation {operation}.",
    "For {things} near {street}, please state {aspect}.",
    "How does the {team} decide whether {thing} is {done}?",
    "Please say how long {things} are kept in {system}.",
];

/// What a title says after its topic.
pub(crate) const TITLES: &[&str] = &[
    "{things} in {place}",
    "{things} {done} since {year}",
    "guidance on {matter}",
    "cost of {matter}",
    "{things} by {aspect}",
    "Operation {operation}",
    "contract with {supplier}",
    "{things} and {things} near {street}",
    "how {staff} use {system}",
    "training in {matter}",
];
