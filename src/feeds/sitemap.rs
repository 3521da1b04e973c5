//! The sitemap: every page that search engines may list, with the day of its last change where a record states one
//! (<https://www.sitemaps.org/protocol.html>).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::text;
use crate::address::Address;
use crate::output::Output;
use crate::plan::{Job, Plan};

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Writes `sitemap.xml`, which names others where one file cannot hold everything.
pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output) -> io::Result<()> {
    let sitemaps = plan.sitemaps();
    let whole = Address::home().file("sitemap.xml");
    for (address, jobs) in &sitemaps {
        output.put(address, &map(plan, jobs)?)?;
    }
    match &sitemaps[..] {
        [(address, _)] if *address == whole => Ok(()),
        _ => output.put(&whole, &index(sitemaps.iter().map(|(address, _)| plan.url(address)))?),
    }
}

fn map(plan: &Plan<'_>, jobs: &[Job]) -> io::Result<Vec<u8>> {
    write("urlset", |xml| {
        for job in jobs {
            xml.create_element("url").write_inner_content(|xml| {
                text(xml, "loc", &plan.url(&plan.address(*job)))?;
                if let Job::Response(index) = job {
                    let dates = &plan.catalogue.responses[*index].dates;
                    if let Some(date) = dates.updated.or(dates.published) {
                        text(xml, "lastmod", &date.to_string())?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

fn index(parts: impl Iterator<Item = String>) -> io::Result<Vec<u8>> {
    write("sitemapindex", |xml| {
        for part in parts {
            xml.create_element("sitemap").write_inner_content(|xml| text(xml, "loc", &part))?;
        }
        Ok(())
    })
}

fn write(root: &str, content: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element(root).with_attribute(NAMESPACE).write_inner_content(content)?;
    Ok(xml.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_names_every_part() {
        let parts = ["https://foi.example/sitemap-1.xml", "https://foi.example/sitemap-2.xml"];
        let xml = String::from_utf8(index(parts.iter().map(|part| (*part).to_owned())).unwrap()).unwrap();
        assert!(xml.contains("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"), "{xml}");
        for part in parts {
            assert!(xml.contains(&format!("<sitemap>\n  <loc>{part}</loc>")), "{xml}");
        }
    }
}
