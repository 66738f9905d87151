//! Two documents compared in full: relation, direction and sentence map.

use onrecord_core::contract::Document;

use super::{About, Alignment, Article, Direction, Likeness, Relation, Side};

/// A document made ready to be compared.
#[derive(Clone, Debug)]
pub struct Prepared<'d> {
    /// The document's text.
    pub text: &'d str,
    /// Its words.
    pub article: Article,
    /// What is known beside them.
    pub about: About,
}

impl<'d> Prepared<'d> {
    /// A document's words and what is known beside them.
    pub fn of(document: &'d Document) -> Prepared<'d> {
        Prepared { text: &document.text, article: Article::of(document), about: About::of(document) }
    }

    fn side(&self) -> Side<'_> {
        Side { text: self.text, article: &self.article, about: &self.about }
    }
}

impl About {
    /// What a document tells of itself.
    pub fn of(document: &Document) -> About {
        let byline = document.byline.as_ref().map(|s| s.text.clone());
        About {
            title: document.headline().map(str::to_owned),
            byline: byline.or_else(|| document.metadata.byline.clone()),
            outlet: document.outlet.clone(),
            url: document.url.clone(),
            published: document.published.as_ref().map(|p| (p.earliest.clone(), p.latest.clone())),
        }
    }
}

/// How two documents compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// How they are related; `None` where they share nothing.
    pub relation: Option<Relation>,
    /// Which came first; `None` where nothing tells.
    pub direction: Option<Direction>,
    /// What became of each sentence of the first in the second.
    pub alignment: Alignment,
    /// How like they are.
    pub likeness: Likeness,
}

impl Compared {
    /// Compares the second document to the first.
    pub fn of(first: &Prepared, second: &Prepared) -> Compared {
        let (likeness, alignment) = Likeness::of(&first.article, &second.article);
        let words = first.article.words().count().min(second.article.words().count());
        let relation = Relation::of(&likeness, words, &first.about, &second.about);
        let direction = relation.and_then(|r| Direction::of(first.side(), second.side(), &alignment, r));
        Compared { relation, direction, alignment, likeness }
    }
}
