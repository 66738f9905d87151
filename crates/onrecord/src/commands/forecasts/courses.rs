//! `onrecord forecasts courses`: how a source's assessment of one question moved.

use onrecord_record::Record;
use onrecord_relate::forecast::course::{Course, Step, Way, courses};
use serde::Serialize;

use super::gathered::Gathered;
use super::percent;
use super::scale::ScaleArgs;
use crate::args::{FilterArgs, RecordArgs};
use crate::asked::Asked;
use crate::error::{Error, Outcome};
use crate::output::page::{FAINT, Page, STRONG};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord forecasts courses`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Show how a source's assessment of one question moved over time",
    long_about = "Shows each source with a name that assessed one question on several days, step by step. How likely is \
                  told as seen from the first step: a later “will not open”, called likely, is an unlikely “will open”.",
    after_long_help = "Examples:\n  onrecord forecasts courses\n  onrecord forecasts courses --who Rehl --json\n\nExit status: \
                       0 courses were found; 1 none; 2 could not run."
)]
pub struct CoursesArgs {
    #[command(flatten)]
    record: RecordArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// Only those of which a sentence has this word
    #[arg(long, value_name = "WORD")]
    about: Option<String>,
    #[command(flatten)]
    scale: ScaleArgs,
    /// Print JSON, one course a line
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'g> {
    by: &'g str,
    way: Option<Way>,
    steps: Vec<StepLine<'g>>,
}

#[derive(Serialize)]
struct StepLine<'g> {
    forecast: &'g str,
    words: String,
    path: &'g str,
    #[serde(flatten)]
    step: &'g Step,
}

impl CoursesArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let gathered = Gathered::of(&record, self.scale.scale)?;
        let asked = Asked::of_record(&record, &self.filter, self.about.as_deref())?;
        let wanted = |place| gathered.is_asked(&asked, place);
        let mut found = courses(&gathered.questions);
        found.retain(|course| course.steps.iter().any(|step| wanted(step.place)));
        if self.json {
            let mut out = Data::stdout();
            found.iter().try_for_each(|course| out.json_line(&line(&gathered, course)))?;
            out.finish()?;
        } else {
            text(&gathered, &found).print()?;
        }
        talk::note(&format!("{}.", count::count(found.len(), "course", "courses")));
        Ok(if found.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn line<'g>(gathered: &'g Gathered, course: &'g Course) -> Line<'g> {
    let step = |step: &'g Step| {
        let foretold = gathered.foretold(step.place);
        StepLine { forecast: foretold.id(), words: foretold.words(), path: &foretold.told.path, step }
    };
    Line { by: &course.by, way: course.way, steps: course.steps.iter().map(step).collect() }
}

fn text(gathered: &Gathered, courses: &[Course]) -> Page {
    let mut page = Page::default();
    for (number, course) in courses.iter().enumerate() {
        page.put(if number > 0 { "\n" } else { "" }).styled(STRONG, &course.by);
        page.put(course.way.map_or(String::new(), |way| format!(": {}", way.as_str()))).end();
        for step in &course.steps {
            let foretold = gathered.foretold(step.place);
            let likely = step.band.map_or("no probability".to_owned(), percent);
            page.put(format_args!("  {}  {likely}: ", step.day)).words(&foretold.words());
            page.put("  ").styled(FAINT, foretold.id()).end();
        }
    }
    page
}
