//! What can be watched: titles, episodes, facets, captions, availability; search. Knows nothing of viewers.
//!
//! The types everything else follows from:
//! - [`Catalog`]: opened once, read-only, borrowed straight from the bytes compiled into the program;
//! - [`Title`]: a borrowed view of one title, all of whose accessors are cheap;
//! - [`TitleIndex`] and [`FacetIndex`] for arithmetic inside one catalog, [`TitleId`] for everything that is written down.
//!
//! A viewer's own catalog lies beside it: [`read_own_catalog`] and [`Catalog::with_own`].
//!
//! How it is made: [`import`] turns the sources into [`TitleFacts`] and [`AudienceRow`]s, [`write_films`] and
//! [`write_audience`] into the files of `catalog/`, and [`pack`] those files into the bytes that a [`Catalog`] borrows.

mod append;
mod audience;
mod bundle;
mod caption;
mod facet;
mod facet_shelves;
mod facts;
mod fields;
mod films_file;
mod find;
mod fuzzy;
mod genre;
mod id;
mod import;
mod loose;
mod media;
mod micro_genre;
mod opened;
mod original_file;
mod own_file;
mod own_title;
mod pack;
mod place;
mod problem;
mod review;
mod schema;
mod search;
mod strings;
mod synopsis;
mod synthetic;
mod text;
mod timeline;
mod title;
mod vocabulary;
mod write_up_file;
mod written;
mod written_facets;

pub use audience::{AudienceRow, LIKED_FROM, read_audience, write_audience};
pub use caption::{CaptionForm, FactCaption};
pub use facet::{Facet, LONG_FROM_MIN, MicroGenre, SHORT_BELOW_MIN};
pub use facts::{EpisodeFacts, TitleFacts, WriteUp};
pub use films_file::{read_films, write_films};
pub use find::FindTitleError;
pub use id::*;
pub use import::{Imported, SourceFile, import};
pub use media::{Media, NamedFrom};
pub use opened::{Catalog, CatalogError};
pub use original_file::read_original;
pub use own_file::{OwnCatalog, read_own_catalog};
pub use pack::{PackError, pack};
pub use problem::Problem;
pub use review::{Finding, Pair, Review, SKELETON_SHARED_MAX, TitleText, WORDS_SHARED_MAX, review};
pub use schema::{film_schema, original_schema, write_up_schema};
pub use search::SearchHit;
pub use synthetic::synthetic;
pub use text::{CAPTION_COLUMNS_MAX, clean, listed};
pub use title::{AppealText, AudienceRating, Episode, Title};
pub use vocabulary::*;
pub use write_up_file::{KnownFilms, apply_write_up, read_write_up};
pub use written_facets::{WRITTEN_FACETS, WrittenFacet};
