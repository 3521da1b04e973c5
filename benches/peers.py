"""What else can build a site of the same records: the records of a generated log as a site of Hugo or Zola, with a page for
each, lists of all by year, topic, exemption and outcome, fifty a page, and a frame of like weight. Feeds, data, citations and
checks are left out: these programs have none of their own."""
import csv, json, os, pathlib, re, shutil, tomllib

TAXONOMIES = ["years", "topics", "exemptions", "outcomes"]
LINKS = "".join(f'<li><a href="/{name}/">{name.title()}</a></li>\n' for name in ["records", *TAXONOMIES])
TOP = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Disclosure log</title>
<meta property="og:title" content="{title}">
<link rel="stylesheet" href="/main.css">
</head>
<body>
<p><a href="#main">Skip to the content</a> <a href="https://www.bbc.co.uk/weather" rel="noreferrer">Leave this site</a></p>
<header><p><a href="/">Disclosure log</a></p><nav aria-label="Browse"><ul>
""" + LINKS + """</ul></nav></header>
<main id="main">
"""
END = """
</main>
<footer><ul><li><a href="/about/">About</a></li><li><a href="/cookies/">Cookies</a></li></ul><p>Open Government Licence v3.0</p></footer>
</body>
</html>
"""
FACTS = "<dl><dt>Reference</dt> <dd>{reference}</dd><dt>Received</dt> <dd>{received}</dd><dt>Published</dt> <dd>{published}</dd>{terms}</dl>"
CARD = '<li><h2><a href="{href}">{title}</a></h2><p>{reference}, published {published}, {outcome}</p></li>\n'


def rows(path):
    """A data file as a Markdown table."""
    header, *body = csv.reader(path.open(newline="", encoding="utf-8"))
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def records(log):
    """Each record of a generated log: its facts, and its text as plain Markdown."""
    for path in sorted(log.glob("content/responses/**/*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
        front = tomllib.loads(front)
        body = re.sub(r'```table src="(.*?)" caption="(.*?)".*?\n```', lambda found: f"{found[2]}:\n\n{rows(path.parent / found[1])}", body)
        body = re.sub(r"^Table: (.*?) \{#.*\}$", r"\1:", body, flags=re.M)
        body = re.sub(r"^(#+ .*?) \{#.*\}$", r"\1", body, flags=re.M).replace("](/responses/", "](/records/")
        questions = "\n\n".join(f"## Question {one['label']}\n\n{one['text']}" for one in front.get("questions", []))
        outcomes = [front["outcome"]] if "outcome" in front else sorted({one["outcome"] for one in front["questions"]})
        cited = front.get("exemptions", []) + [cite for one in front.get("questions", []) for cite in one.get("exemptions", [])]
        day = str(front.get("published") or front.get("answered") or front.get("received"))
        yield {"reference": front["reference"], "title": front["title"], "received": str(front.get("received", day)), "published": day,
               "years": [day[:4]], "topics": front.get("topics", []), "exemptions": list(dict.fromkeys(cited)), "outcomes": outcomes,
               "body": f"{questions}\n\n{body}"}


def quoted(value):
    return json.dumps(value, ensure_ascii=False)


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def hugo(log, folder):
    """The log as a site of Hugo."""
    day = '{{ time.Format "2 January 2006" %s }}'
    terms = "".join('<dt>%s</dt> <dd>{{ range .GetTerms "%s" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</dd>' % (name.title(), name) for name in TAXONOMIES)
    facts = FACTS.format(reference="{{ .Params.reference }}", received=day % ".Params.received", published=day % ".Date", terms=terms)
    card = CARD.format(href="{{ .RelPermalink }}", title="{{ .Title }}", reference="{{ .Params.reference }}", published=day % ".Date", outcome="{{ .Params.status }}")
    pager = '{{ with $p.Prev }}<a rel="prev" href="{{ .URL }}">Previous</a>{{ end }} Page {{ $p.PageNumber }} of {{ $p.TotalPages }} {{ with $p.Next }}<a rel="next" href="{{ .URL }}">Next</a>{{ end }}'
    listed = "{{ $p := .Paginate .Pages }}<h1>{{ .Title }}</h1><ol>{{ range $p.Pages }}" + card + "{{ end }}</ol><nav>" + pager + "</nav>"
    main = '{{ define "main" }}%s{{ end }}'
    write(folder, {
        "hugo.toml": 'baseURL = "https://disclosure.example/"\ntitle = "Disclosure log"\ndisableKinds = ["rss"]\n[pagination]\npagerSize = 50\n[taxonomies]\n'
                     + "".join(f'{name} = "{name}"\n' for name in TAXONOMIES),
        "layouts/baseof.html": TOP.replace("{title}", "{{ .Title }}") + '{{ block "main" . }}{{ end }}' + END,
        "layouts/home.html": main % ('<h1>Disclosure log</h1><ol>{{ range first 10 .Site.RegularPages }}' + card + "{{ end }}</ol>"),
        "layouts/page.html": main % ("<h1>{{ .Title }}</h1>" + facts + "{{ .TableOfContents }}<article data-pagefind-body>{{ .Content }}</article>"),
        "layouts/section.html": main % listed, "layouts/term.html": main % listed,
        "layouts/taxonomy.html": main % '<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> ({{ .Count }})</li>{{ end }}</ul>',
        "static/main.css": "body{font:1rem/1.5 sans-serif}\n",
    })
    for one in records(log):
        kinds = "".join(f"{name} = {quoted(one[name])}\n" for name in TAXONOMIES)
        write(folder, {f"content/records/{slug(one)}.md": f"+++\ntitle = {quoted(one['title'])}\ndate = {one['published']}\n{kinds}[params]\n"
                       f"reference = {quoted(one['reference'])}\nreceived = {quoted(one['received'])}\nstatus = {quoted(one['outcomes'][0])}\n+++\n{one['body']}\n"})


def zola(log, folder):
    """The log as a site of Zola."""
    day = '{{ %s | date(format="%%-d %%B %%Y") }}'
    terms = "".join("<dt>%s</dt> <dd>{%% for term in page.taxonomies.%s | default(value=[]) %%}<a href=\"{{ get_taxonomy_url(kind='%s', name=term) }}\">{{ term }}</a> {%% endfor %%}</dd>"
                    % (name.title(), name, name) for name in TAXONOMIES)
    facts = FACTS.format(reference="{{ page.extra.reference }}", received=day % "page.extra.received", published=day % "page.date", terms=terms)
    card = CARD.format(href="{{ page.permalink | safe }}", title="{{ page.title }}", reference="{{ page.extra.reference }}", published=day % "page.date", outcome="{{ page.extra.status }}")
    pager = '{% if paginator.previous %}<a rel="prev" href="{{ paginator.previous | safe }}">Previous</a>{% endif %} Page {{ paginator.current_index }} of {{ paginator.number_pagers }} {% if paginator.next %}<a rel="next" href="{{ paginator.next | safe }}">Next</a>{% endif %}'

    def page(title, main):
        return '{% extends "base.html" %}{% block title %}' + title + "{% endblock %}{% block main %}<h1>" + title + "</h1>" + main + "{% endblock %}\n"
    listed = "<ol>{% for page in paginator.pages %}" + card + "{% endfor %}</ol><nav>" + pager + "</nav>"
    write(folder, {
        "config.toml": 'base_url = "https://disclosure.example"\ntitle = "Disclosure log"\ncompile_sass = false\nbuild_search_index = false\ntaxonomies = ['
                       + ", ".join(f'{{ name = "{name}", paginate_by = 50 }}' for name in TAXONOMIES) + "]\n",
        "templates/base.html": TOP.replace("<title>{title}", "<title>{% block title %}{% endblock %}").replace("{title}", "Disclosure log") + "{% block main %}{% endblock %}" + END,
        "templates/index.html": page("Disclosure log", "<p>{{ config.title }}</p>"),
        "templates/page.html": page("{{ page.title }}", facts + '<article data-pagefind-body>{{ page.content | safe }}</article>'),
        "templates/section.html": page("{{ section.title }}", listed), "templates/taxonomy_single.html": page("{{ term.name }}", listed),
        "templates/taxonomy_list.html": page("{{ taxonomy.name }}", '<ul>{% for term in terms %}<li><a href="{{ term.permalink | safe }}">{{ term.name }}</a> ({{ term.page_count }})</li>{% endfor %}</ul>'),
        "content/_index.md": "+++\n+++\n", "content/records/_index.md": '+++\ntitle = "Records"\nsort_by = "date"\npaginate_by = 50\n+++\n',
        "static/main.css": "body{font:1rem/1.5 sans-serif}\n",
    })
    for one in records(log):
        kinds = "".join(f"{name} = {quoted(one[name])}\n" for name in TAXONOMIES)
        write(folder, {f"content/records/{slug(one)}.md": f"+++\ntitle = {quoted(one['title'])}\ndate = {one['published']}\n[taxonomies]\n{kinds}[extra]\n"
                       f"reference = {quoted(one['reference'])}\nreceived = {quoted(one['received'])}\nstatus = {quoted(one['outcomes'][0])}\n+++\n{one['body']}\n"})


def slug(record):
    return re.sub(r"[^a-z0-9]+", "-", record["reference"].lower())


def program(variable, name):
    """Where a program is, if it is installed."""
    return os.environ.get(variable) or shutil.which(name)


class Hugo:
    name = "Hugo"

    @staticmethod
    def measure(log, out, _, measure):
        if not (binary := program("HUGO", "hugo")):
            return None
        hugo(log, out / "hugo-site")
        argv = [binary, "--source", out / "hugo-site", "--destination", out / "hugo-public", "--quiet", "--noBuildLock"]
        return measure(argv, lambda: shutil.rmtree(out / "hugo-public", ignore_errors=True), out)


class Zola:
    name = "Zola"
    # Its time grows with the square of the log: each list page carries every page of its term.
    most = 10_000

    @classmethod
    def measure(cls, log, out, count, measure):
        if count > cls.most or not (binary := program("ZOLA", "zola")):
            return None
        zola(log, out / "zola-site")
        argv = [binary, "--root", out / "zola-site", "build", "--output-dir", out / "zola-public", "--force"]
        return measure(argv, lambda: shutil.rmtree(out / "zola-public", ignore_errors=True), out)


class Pagefind:
    name = "Pagefind"
    most = 10_000

    @classmethod
    def measure(cls, _, out, count, measure):
        site = pathlib.Path(out) / "hugo-public"
        if count > cls.most or not site.is_dir() or not (binary := program("PAGEFIND", "pagefind")):
            return None
        return measure([binary, "--site", site, "--quiet"], lambda: shutil.rmtree(site / "pagefind", ignore_errors=True), out)


PEERS = [Hugo, Zola, Pagefind]
