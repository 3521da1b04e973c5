//! Made-up logs, as files.

/// A configuration with nothing in it but what is required.
pub(crate) const CONFIG: &str = "title = \"Disclosure log\"\norganisation = \"Fenwick Borough Council\"\nbase_url = \"https://foi.fenwick.example/\"\n";

/// A record with this text.
pub(crate) fn record(reference: &str, front: &str, body: &str) -> String {
    format!(
        "+++\nreference = \"{reference}\"\ntitle = \"Street trees\"\noutcome = \"disclosed\"\n{front}\n+++\n\n{body}\n"
    )
}

/// A log of so many records with tables, topics, questions and attachments.
pub(crate) fn many(count: usize) -> Vec<(String, String)> {
    let mut files = vec![("config.toml".to_owned(), format!("{CONFIG}\n[lists]\nper_page = 7\n"))];
    for number in 0..count {
        let (month, day) = (1 + number % 12, 10 + number % 17);
        let (first, second) = (100 + number * 7, 200 + number * 3);
        let front = format!(
            "published = 2023-{month:02}-{day}\ntopics = [\"Topic {letter}\", \"Wards\"]\n\n[[questions]]\nlabel = \"6\"\n\
             text = \"How many trees were planted?\"\n\n[[attachments]]\nfile = \"policy.txt\"\ntitle = \"Planting policy\"\n",
            letter = char::from(b'A' + u8::try_from(number % 20).unwrap()),
        );
        let body = format!(
            "## What we disclosed\n\nThe planting followed the policy.[^policy]\n\n[^policy]: It is attached.\n\n\
             Table: Trees planted, by ward {{#trees total-row=\"last\"}}\n\n| Ward | Trees |\n| --- | ---: |\n\
             | Alder | {first} |\n| Birch | {second} |\n| Total | {} |\n",
            first + second
        );
        let folder = format!("content/responses/2023/FBC-23-{number:04}");
        files.push((format!("{folder}/index.md"), record(&format!("FBC-23-{number:04}"), &front, &body)));
        files.push((format!("{folder}/policy.txt"), "Trees are planted in winter.\n".to_owned()));
    }
    files
}
