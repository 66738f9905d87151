//! The closed sets of labels that findings carry, with the names they have in JSON and in the record.
//!
//! `DESIGN`-level terms: source kind, mode, kind, polarity, certainty, realis, entity type, mention form, genre, figure type,
//! bound, change, counting, flow, time type, kind of condition. Each is an enum, so that a misspelt label cannot be written; [`std::str::FromStr`] reads the
//! names back and says which were expected.

use std::fmt;

/// A name that is not in the set it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLabel {
    /// What the label says, e.g. "statement kind".
    pub set: &'static str,
    /// What was found.
    pub found: String,
    /// What could have stood there.
    pub expected: &'static [&'static str],
}

impl fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} \"{}\": expected one of {}", self.set, self.found, self.expected.join(", "))
    }
}

impl std::error::Error for UnknownLabel {}

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident, $set:literal { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every label of the set, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The names of all labels.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// The label's name in JSON and in the record.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::label::UnknownLabel;

            fn from_str(text: &str) -> Result<$name, $crate::label::UnknownLabel> {
                match text {
                    $($text => Ok($name::$variant),)+
                    _ => Err($crate::label::UnknownLabel { set: $set, found: text.to_owned(), expected: $name::NAMES }),
                }
            }
        }
    };
}
pub(crate) use labels;

labels! {
    /// What sort of source a statement has.
    SourceKind, "source kind" {
        /// A person known by name, also where a title or pronoun stands for them.
        NamedPerson = "named_person",
        /// A body that is not a government: a company, party, court, newspaper, alliance.
        Organisation = "organisation",
        /// A state or its government, also by its capital or seat (Moscow, the Kremlin).
        Government = "government",
        /// People spoken of together without names (most analysts, allied leaders).
        Collective = "collective",
        /// Somebody the author knows and does not name (a senior official).
        Anonymous = "anonymous",
        /// A text that speaks (the report, a statement, the treaty).
        Document = "document",
        /// The writer of the article.
        Author = "author",
    }
}

labels! {
    /// How the words are rendered.
    Mode, "mode" {
        /// Wholly within quotation marks.
        Direct = "direct",
        /// In the author's words.
        Indirect = "indirect",
        /// In the author's words with some of the source's.
        Mixed = "mixed",
    }
}

labels! {
    /// What the source does in saying it (a coarse speech act).
    Kind, "statement kind" {
        /// States a fact.
        Assertion = "assertion",
        /// Judges or estimates.
        Assessment = "assessment",
        /// Speaks of the future.
        Forecast = "forecast",
        /// Binds itself: intends, pledges, threatens, announces an act.
        Commitment = "commitment",
        /// Wants somebody else to act.
        Demand = "demand",
        /// Will not, or finds unacceptable.
        Refusal = "refusal",
        /// Says that something is not so.
        Denial = "denial",
        /// Concedes, acknowledges, confirms.
        Confirmation = "confirmation",
        /// Offers, suggests, is open to.
        Proposal = "proposal",
    }
}

labels! {
    /// Net parity of the negations over cue and content.
    Polarity, "polarity" {
        /// An even number of negations.
        Positive = "positive",
        /// An odd number.
        Negative = "negative",
    }
}

labels! {
    /// How sure the source is.
    Certainty, "certainty" {
        /// Said flatly.
        Certain = "certain",
        /// More likely than not (believes, probably).
        Probable = "probable",
        /// May be (might, could, perhaps).
        Possible = "possible",
        /// Rather not (unlikely, remote).
        Doubtful = "doubtful",
        /// Not asserted: wishes, demands, questions.
        Unspecified = "unspecified",
    }
}

labels! {
    /// Whether a statement was made at all.
    Realis, "realis" {
        /// It was ("said", "believes").
        Made = "made",
        /// It is to be ("will tell", "is due to announce").
        Planned = "planned",
        /// It can or should be ("could argue", "must explain").
        Potential = "potential",
        /// It is only supposed ("if he says", "would have said").
        Hypothetical = "hypothetical",
        /// It was not ("did not say", "has yet to announce").
        NotMade = "not_made",
    }
}

labels! {
    /// By what means a statement reached the public.
    ChannelKind, "channel" {
        /// Questions and answers.
        Interview = "interview",
        /// A briefing or conference for the press.
        NewsConference = "news_conference",
        /// A statement or declaration, written or read out.
        Statement = "statement",
        /// Words given out to the press.
        PressRelease = "press_release",
        /// A speech, address or sermon.
        Speech = "speech",
        /// A post.
        SocialMedia = "social_media",
        /// A letter.
        Letter = "letter",
        /// An email, memo, cable or text message.
        Message = "message",
        /// Radio, television, film.
        Broadcast = "broadcast",
        /// A report, article or book.
        Publication = "publication",
        /// Words before or to a court or committee.
        Testimony = "testimony",
        /// A call or conversation.
        Call = "call",
        /// A meeting, summit or rally.
        Meeting = "meeting",
    }
}

labels! {
    /// What an entity is.
    EntityType, "entity type" {
        /// A human being.
        Person = "person",
        /// A body with members (party, company, newspaper, alliance, agency).
        Organisation = "organisation",
        /// A state, as actor and as place.
        Country = "country",
        /// A city, region, river or building.
        Place = "place",
        /// People by origin, faith or office (Russians, officials).
        Group = "group",
        /// Anything else with a name (a law, a weapon, an operation).
        Other = "other",
    }
}

labels! {
    /// How a mention refers.
    MentionForm, "mention form" {
        /// The name, full or partial.
        Name = "name",
        /// Initials or a short name (EU, NATO).
        Acronym = "acronym",
        /// A capital, building or seat for a government (the Kremlin).
        Metonym = "metonym",
        /// An adjective of origin (Russian).
        Demonym = "demonym",
        /// An office or description (the president).
        Nominal = "nominal",
        /// A pronoun (he, they).
        Pronoun = "pronoun",
    }
}

labels! {
    /// What sort of article it is.
    GenreLabel, "genre" {
        /// News.
        Report = "report",
        /// News with explanation.
        Analysis = "analysis",
        /// The author argues.
        Opinion = "opinion",
        /// Questions and answers.
        Interview = "interview",
        /// Issued by an interested body.
        Release = "release",
    }
}

labels! {
    /// What sort of quantity a figure is.
    FigureType, "figure type" {
        /// A number of things.
        Cardinal = "cardinal",
        /// An amount of money.
        Money = "money",
        /// A share in hundredths.
        Percent = "percent",
        /// A length of time.
        Duration = "duration",
        /// A quantity with a unit of measure (km, tonnes).
        Measure = "measure",
        /// A place in an order, or part of a name (82nd); never summed.
        Ordinal = "ordinal",
        /// Part of a name (Article 5, F-16); never summed.
        Identifier = "identifier",
        /// How old somebody is.
        Age = "age",
        /// How many times as much (doubled, threefold).
        Factor = "factor",
    }
}

labels! {
    /// Which way a figure says that something went.
    Change, "change" {
        /// Up.
        Increase = "increase",
        /// Down.
        Decrease = "decrease",
    }
}

labels! {
    /// Whether a figure adds to earlier ones or holds them.
    Counting, "counting" {
        /// Only what came since the last count (another 40, 57 new cases).
        New = "new",
        /// All up to its time (in total, so far).
        Cumulative = "cumulative",
    }
}

labels! {
    /// Whether a figure says how much there is, or how much comes or goes in a time.
    Flow, "flow" {
        /// How much there is.
        Stock = "stock",
        /// How much comes or goes in a time.
        Flow = "flow",
    }
}

labels! {
    /// Which values a figure allows.
    Bound, "bound" {
        /// The value itself.
        Exact = "exact",
        /// The value or more.
        AtLeast = "at_least",
        /// The value or less.
        AtMost = "at_most",
        /// More than the value.
        MoreThan = "more_than",
        /// Less than the value.
        LessThan = "less_than",
        /// Around the value.
        About = "about",
        /// From low to high.
        Range = "range",
    }
}

labels! {
    /// TIMEX3 types (ISO-TimeML).
    TimeType, "time type" {
        /// A calendar expression of a day or more.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurrence.
        Set = "SET",
    }
}

labels! {
    /// What sort of thing was done: the categories of PLOVER (manual of 2021).
    EventCategory, "event category" {
        /// Agrees, offers or promises to cooperate.
        Agree = "AGREE",
        /// Meets, talks, visits, mediates.
        Consult = "CONSULT",
        /// Backs, praises, recognises, signs.
        Support = "SUPPORT",
        /// Cooperates in trade, arms, justice, intelligence.
        Cooperate = "COOPERATE",
        /// Gives money, goods, arms, asylum.
        Aid = "AID",
        /// Yields in words or rules.
        Concede = "CONCEDE",
        /// Yields in deeds: withdraws, releases, lays down arms, lifts sanctions.
        Retreat = "RETREAT",
        /// Asks, demands, orders.
        Request = "REQUEST",
        /// Blames, criticises, investigates, sues.
        Accuse = "ACCUSE",
        /// Refuses, vetoes, defies.
        Reject = "REJECT",
        /// Threatens.
        Threaten = "THREATEN",
        /// Protests, strikes, riots.
        Protest = "PROTEST",
        /// Reduces relations: sanctions, expels diplomats, suspends aid.
        Sanction = "SANCTION",
        /// Moves or shows forces.
        Mobilize = "MOBILIZE",
        /// Arrests, bans, seizes, occupies.
        Coerce = "COERCE",
        /// Uses force that can harm people.
        Assault = "ASSAULT",
    }
}

labels! {
    /// How an event stands.
    EventStatus, "event status" {
        /// The author reports it as fact.
        Done = "done",
        /// Somebody saw it.
        Observed = "observed",
        /// A source says it happened.
        Claimed = "claimed",
        /// Said to be coming, by whoever will do it.
        Announced = "announced",
        /// Intended.
        Planned = "planned",
        /// Said not to have happened.
        Denied = "denied",
        /// Only supposed.
        Hypothetical = "hypothetical",
    }
}

labels! {
    /// How a forecast hangs on a condition.
    ConditionKind, "kind of condition" {
        /// It holds if the condition comes about ("if the talks fail", "should they fail", "in the event of a strike").
        If = "if",
        /// It holds then and not otherwise ("only if both sides sign").
        OnlyIf = "only_if",
        /// It holds unless the condition comes about.
        Unless = "unless",
        /// It holds on terms ("provided that", "as long as", "on condition that", "in exchange for").
        Provided = "provided",
        /// It holds for want of something ("without American help").
        Without = "without",
        /// It holds up to then ("until the border is drawn").
        Until = "until",
        /// It holds from then on ("once the ice melts", "as soon as").
        Once = "once",
        /// It holds all the same ("even if", "whether or not", "regardless of"): nothing hangs on it.
        EvenIf = "even_if",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for &kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{kind}\""));
        }
    }

    #[test]
    fn an_unknown_name_is_told_what_was_expected() {
        let error = "sure".parse::<Polarity>().unwrap_err();
        assert_eq!(error.to_string(), "unknown polarity \"sure\": expected one of positive, negative");
    }
}
