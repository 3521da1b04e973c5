//! What United Kingdom information law says about an answer: the statutes, their exemptions, the outcomes of a request
//! and the citations that letters use. It knows nothing of records, files or pages, and gives no legal advice.
//!
//! # The canonical scheme of citations
//!
//! A provision has one **key**: the number of the section, regulation or schedule paragraph, then the brackets that the
//! field cites on their own, with no spaces: `40(2)`, `31(1)(a)`, `12(4)(b)`, `Sch 2 para 2`. Keys, and the slugs that
//! are made from them (`40-2`), never change.
//!
//! - A section whose exemption is a single subsection is named by the section alone: `21(1)` is `21`, `42(1)` is `42`.
//! - Limbs that protect different things have keys of their own: `31(1)(a)&(b)` is two citations.
//! - Parts that only say *how* the provision applies stay with its key and are displayed after it: `40(2)&(3A)(a)` has
//!   the key `40(2)` and is displayed as `40(2) and (3A)(a)`. Parts that add nothing, such as the two elements
//!   `40(2)(a)(b)`, are not displayed.
//! - The exclusion of the duty to confirm or deny is a provision of its own: `31(3)`, `40(5A)`, `40(5B)`.
//! - Repealed text is read as what took its place and a [`Note`] says so: `40(2)&(3)` is `40(2) and (3A)`, and `40(5)`
//!   is `40(5B)`.
//! - A section cited without a limb that it needs, such as `31`, has a key of its own and a [`Note`] that asks which.

mod citation;
mod exemption;
mod outcome;
mod statute;
mod table;

pub use citation::{Citation, CitationError, CitationFault, Note};
pub use exemption::{Class, Exemption, Limb};
pub use outcome::{Ground, Outcome, UnknownOutcome};
pub use statute::{Law, UnknownLaw};
pub use table::{exemptions, exemptions_of, find};
