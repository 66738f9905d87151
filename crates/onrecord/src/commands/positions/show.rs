//! A knot for people, each constraint with the words it rests on, and as JSON.

use onrecord_settlement::knot::{Best, Knot, Open, Tied, WayOut};
use onrecord_settlement::model::Terms;
use onrecord_settlement::{Basis, Constraint, Model, Strength};
use serde_json::{Map, Value, json};

use crate::output::count;
use crate::output::page::{FAINT, Page, STRONG};

/// The answer for people.
pub fn page(model: &Model, knot: &Knot) -> Page {
    let mut page = Page::default();
    match knot {
        Knot::Open(open) => of_open(&mut page, model, open),
        Knot::Tied(tied) => of_tied(&mut page, model, tied),
        Knot::Unknown => {
            page.put("Whether any terms are acceptable to all is not known.").end();
        }
    }
    page
}

fn of_open(page: &mut Page, model: &Model, open: &Open) {
    let count = open.terms.len();
    let all = match (open.all, count) {
        (true, 1) => "1 set of terms is acceptable to all:".to_owned(),
        (true, _) => format!("{} sets of terms are acceptable to all:", count::grouped(count)),
        (false, _) => format!("More than {} sets of terms are acceptable to all; the first:", count::grouped(count)),
    };
    page.put(all).end();
    for (number, terms) in open.terms.iter().enumerate() {
        page.put(format_args!("  {}. ", number + 1)).words(&in_words(model, terms)).end();
    }
    if open.best.is_empty() {
        return;
    }
    page.end().put("Those that meet the wishes best:").end();
    for (number, best) in open.best.iter().enumerate() {
        page.put(format_args!("  {}. ", number + 1)).words(&in_words(model, &best.terms)).end();
        who_gets_what(page, model, best);
    }
}

fn who_gets_what(page: &mut Page, model: &Model, best: &Best) {
    for actor in best.weights.keys() {
        let wishes = model.of(Strength::Soft).into_iter().filter(|&c| model.constraints[c].actor == *actor);
        let (met, unmet): (Vec<usize>, Vec<usize>) = wishes.partition(|c| best.met.contains(c));
        page.put("     ").styled(STRONG, actor);
        page.put(format_args!(" has {} of {} wishes", met.len(), met.len() + unmet.len()));
        if !unmet.is_empty() {
            page.put(", not ").words(&listed(model, &unmet));
        }
        page.end();
    }
}

fn of_tied(page: &mut Page, model: &Model, tied: &Tied) {
    let (conflicts, ways) = (tied.conflicts.len(), tied.ways_out.len());
    page.put("No terms are acceptable to all.").end().end();
    let far = if tied.complete { "" } else { " found before the time was up" };
    page.put(count::count(conflicts, "minimal conflict", "minimal conflicts")).put(far).put(":").end();
    for (number, conflict) in tied.conflicts.iter().enumerate() {
        page.put(format_args!("  {}. These cannot all hold:", number + 1)).end();
        for &constraint in conflict {
            of_constraint(page, model, &model.constraints[constraint]);
        }
    }
    page.end().put(count::count(ways, "minimal way out", "minimal ways out"));
    page.put(far).put(", the least concession first:").end();
    for (number, way) in tied.ways_out.iter().enumerate() {
        page.put(format_args!("  {}. Without ", number + 1)).words(&listed(model, &way.given_up)).end();
        page.put("     then ").words(&in_words(model, &way.terms)).end();
    }
}

fn of_constraint(page: &mut Page, model: &Model, constraint: &Constraint) {
    page.put("     ").styled(STRONG, &constraint.id);
    page.put(": ");
    if !constraint.id.starts_with(&constraint.actor) {
        page.words(&constraint.actor).put(" needs ");
    }
    page.words(&constraint.needs.shown(model).to_string()).end();
    page.put("       ");
    match &constraint.basis {
        Basis::Statement { id, words: Some(words) } => page.put("“").words(words).put("” ").styled(FAINT, id),
        Basis::Statement { id, words: None } => page.put("statement ").styled(FAINT, id),
        Basis::Assumption(why) => page.put("assumed: ").words(why),
    };
    page.end();
}

fn listed(model: &Model, constraints: &[usize]) -> String {
    let ids: Vec<&str> = constraints.iter().map(|&c| model.constraints[c].id.as_str()).collect();
    ids.join("; ")
}

/// "alliance: partner · force: 20000 troops".
fn in_words(model: &Model, terms: &Terms) -> String {
    let word = |(place, &option): (usize, &usize)| {
        let issue = &model.issues[place];
        let unit = issue.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("{}: {}{unit}", issue.id, issue.options[option].words)
    };
    terms.iter().enumerate().map(word).collect::<Vec<_>>().join(" · ")
}

/// The answer as JSON: constraints by their ids, terms as issue and option.
pub fn json(model: &Model, knot: &Knot) -> Value {
    let ids = |places: &[usize]| places.iter().map(|&c| model.constraints[c].id.clone()).collect::<Vec<_>>();
    let mut out = match knot {
        Knot::Open(open) => json!({
            "answer": "open",
            "complete": open.all_best,
            "all": open.all,
            "terms": open.terms.iter().map(|t| of_terms(model, t)).collect::<Vec<_>>(),
            "best": open.best.iter().map(|b| json!({
                "terms": of_terms(model, &b.terms), "met": ids(&b.met), "weights": b.weights,
            })).collect::<Vec<_>>(),
        }),
        Knot::Tied(tied) => json!({
            "answer": "tied",
            "complete": tied.complete,
            "conflicts": tied.conflicts.iter().map(|c| ids(c)).collect::<Vec<_>>(),
            "ways_out": tied.ways_out.iter().map(|WayOut { given_up, weight, by_actor, terms }| json!({
                "given_up": ids(given_up), "weight": weight, "by_actor": by_actor, "terms": of_terms(model, terms),
            })).collect::<Vec<_>>(),
        }),
        Knot::Unknown => json!({ "answer": "unknown", "complete": false }),
    };
    out["constraints"] = model.constraints.iter().map(|c| of_json(model, c)).collect();
    out
}

fn of_terms(model: &Model, terms: &Terms) -> Value {
    let option = |place: usize, option: usize| {
        let choice = &model.issues[place].options[option];
        choice.value.map_or_else(|| Value::from(choice.words.as_str()), Value::from)
    };
    let pairs = terms.iter().enumerate().map(|(place, &o)| (model.issues[place].id.clone(), option(place, o)));
    Value::Object(pairs.collect::<Map<String, Value>>())
}

fn of_json(model: &Model, constraint: &Constraint) -> Value {
    let (statement, words, assumption) = match &constraint.basis {
        Basis::Statement { id, words } => (Some(id), words.as_ref(), None),
        Basis::Assumption(why) => (None, None, Some(why)),
    };
    json!({
        "id": constraint.id, "actor": constraint.actor, "needs": constraint.needs.shown(model).to_string(),
        "hard": constraint.strength == Strength::Hard, "weight": constraint.weight,
        "statement": statement, "words": words, "assumption": assumption, "line": constraint.line,
    })
}
