//! `onrecord positions`: terms for all, conflicts and ways out, from a file and from the words of the record.

use serde_json::Value;

use crate::support::Folder;

const TALKS: &str = r#"
[[issue]]
id = "army"
options = [100, 200]

[[issue]]
id = "seat"
options = ["Osht", "Port Aurel"]

[[position]]
actor = "Kelmar"
issue = "army"
option = 200
stance = "rejects"
assumption = "it said so"

[[position]]
actor = "Norlund"
issue = "army"
option = 200
stance = "demands"
assumption = "it said so, too"

[[position]]
id = "seat"
actor = "Norlund"
issue = "seat"
option = "Port Aurel"
stance = "prefers"
assumption = "it is nearer"
"#;

fn folder() -> Folder {
    Folder::with(&[("talks.toml", TALKS)])
}

fn knot(arguments: &[&str]) -> Value {
    let out = folder().print(&[&["positions", "knot", "talks.toml", "--json"], arguments].concat());
    serde_json::from_str(&out).unwrap()
}

#[test]
fn a_tied_knot_names_conflicts_and_ways_out() {
    let found = knot(&[]);
    assert_eq!((&found["answer"], &found["complete"]), (&"tied".into(), &true.into()));
    assert_eq!(found["conflicts"].to_string(), r#"[["Kelmar rejects army 200","Norlund demands army 200"]]"#);
    assert_eq!(found["ways_out"].as_array().unwrap().len(), 2);
    assert_eq!(found["ways_out"][0]["terms"].to_string(), r#"{"army":200,"seat":"Osht"}"#);
    assert_eq!(found["constraints"][0]["assumption"], "it said so");
}

#[test]
fn an_open_knot_lists_terms_and_who_gets_what() {
    let found = knot(&["--drop", "Norlund demands army 200"]);
    assert_eq!((&found["answer"], &found["all"]), (&"open".into(), &true.into()));
    assert_eq!(found["terms"].as_array().unwrap().len(), 2);
    assert_eq!(found["best"][0]["terms"].to_string(), r#"{"army":100,"seat":"Port Aurel"}"#);
    let first = knot(&["--drop", "Norlund demands army 200", "--first", "1"]);
    assert_eq!((first["terms"].as_array().unwrap().len(), &first["all"]), (1, &false.into()));
    let added = knot(&["--drop", "Norlund demands army 200", "--add", "Norlund: army > 150", "--harden", "seat"]);
    assert_eq!(added["conflicts"].to_string(), r#"[["Kelmar rejects army 200","added 1"]]"#);
}

#[test]
fn the_bargaining_view_takes_every_number_from_the_file() {
    let stake = |actor: &str, wants: u32, capability: &str| {
        format!(
            "[[stake]]\nactor = \"{actor}\"\nissue = \"army\"\nwants = {wants}\nsalience = 1\ncapability = {capability}\n"
        )
    };
    let both = format!("{TALKS}{}{}", stake("Kelmar", 100, "3"), stake("Norlund", 200, "1.0"));
    let folder = Folder::with(&[("talks.toml", &both), ("none.toml", TALKS)]);
    assert_eq!(
        folder.print(&["positions", "bargain", "talks.toml"]),
        "issue  median voter  Nash bargaining\narmy   100.00 (100)  125.00 (100)\n"
    );
    assert_eq!(folder.run(&["positions", "bargain", "none.toml"]).status, 1);
    folder.write("talks.toml", format!("{TALKS}{}", stake("Kelmar", 100, "nan")).as_bytes());
    let ran = folder.run(&["positions", "bargain", "talks.toml"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err, "error: talks.toml: line 36: expected a number above 0, up to 10^6, found nan\n");
}

#[test]
fn mistakes_say_what_was_expected() {
    let error = |arguments: &[&str]| {
        let ran = folder().run(&[&["positions", "knot"], arguments].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        ran.err
    };
    assert_eq!(
        error(&["talks.toml", "--drop", "x"]),
        "error: --drop: expected the id of a constraint, found \"x\"\nhint: the file has \"Kelmar rejects army 200\", \
         \"Norlund demands army 200\", \"seat\"\n"
    );
    assert_eq!(
        error(&["talks.toml", "--add", "Norlund: army is 7"]),
        "error: --add: in \"army is 7\": expected an option of army (100, 200), found 7 at character 9\n"
    );
    assert_eq!(
        error(&["absent.toml"]),
        "error: absent.toml: cannot be read: No such file or directory\nhint: `onrecord positions draft` makes such a \
         file, and docs/guides/positions.md shows one\n"
    );
}

#[test]
fn a_further_file_adds_options_and_positions() {
    let between = "[[option]]\nissue = \"army\"\noption = 150\n\n[[position]]\nactor = \"Norlund\"\nissue = \"army\"\n\
                   option = 150\nstance = \"accepts\"\nassumption = \"tried\"\n";
    let folder = folder();
    folder.write("between.toml", between.as_bytes());
    assert!(folder.print(&["positions", "knot", "talks.toml"]).starts_with("No terms are acceptable to all.\n"));
    let terms = folder.print(&["positions", "knot", "talks.toml", "--with", "between.toml"]);
    assert!(terms.contains("1. army: 150 · seat: Osht\n"), "{terms}");
    folder.write("between.toml", between.replace("150", "200").as_bytes());
    let ran = folder.run(&["positions", "knot", "talks.toml", "--with", "between.toml"]);
    let message = "error: between.toml: line 3: option 200 of army stands here twice\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, message));
}

#[test]
fn the_words_of_a_statement_are_checked_against_the_record() {
    let said = "“Kelmar demands an army of 100 battalions,” President Irena Dovash said on 3 May 2022.\n";
    let file = |words: &str, id: &str| {
        let position = "[[position]]\nactor = \"Kelmar\"\nissue = \"army\"\noption = 100\nstance = \"demands\"\n";
        format!("[[issue]]\nid = \"army\"\noptions = [100, 200]\n{position}statement = \"{id}\"\n{words}")
    };
    let folder = Folder::with(&[("a.txt", said)]);
    folder.run(&["read", "a.txt"]);
    let found: Value =
        serde_json::from_str(folder.print(&["search", "battalions", "--json"]).lines().next().unwrap()).unwrap();
    let id = found["statement"]["id"].as_str().unwrap();
    folder.write("talks.toml", file("", id).as_bytes());
    assert!(folder.print(&["positions", "knot", "talks.toml", "--json"]).contains("an army of 100 battalions"));
    folder.write("talks.toml", file("words = \"an army of 300\"", id).as_bytes());
    let ran = folder.run(&["positions", "knot", "talks.toml"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains(&format!("talks.toml: line 4: expected words of statement {id}, which says")),
        "{}",
        ran.err
    );
    folder.write("talks.toml", file("", "sffffffffffff").as_bytes());
    let ran = folder.run(&["positions", "knot", "talks.toml"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 statement of the file is not in onrecord.db.\n"));
}

const SAID: &str = "President Irena Dovash demanded the full withdrawal of Kelmari troops from Osht on 3 May 2022.\n\n\
                    Kelmar rejected a withdrawal of its troops from Osht, its foreign minister said.\n\n\
                    Norlund offered to send 500 observers to Osht. \"We are open to talks about a ceasefire,\" Defence \
                    Minister Marek Strenk said. Kelmar declined to comment. Asked whether he would resign, Strenk said: \
                    “The ceasefire must come first.”\n";

#[test]
fn a_draft_holds_stances_with_their_words_and_no_refusals_to_comment() {
    let folder = Folder::with(&[("a.txt", SAID)]);
    folder.run(&["read", "a.txt"]);
    let issues: Vec<Value> =
        folder.print(&["positions", "draft", "--json"]).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let cells: Vec<String> = issues
        .iter()
        .flat_map(|issue| issue["positions"].as_array().unwrap())
        .map(|p| {
            format!(
                "{} {} {}",
                p["actor"].as_str().unwrap(),
                p["stance"].as_str().unwrap(),
                p["words"].as_str().unwrap()
            )
        })
        .collect();
    let has = |start: &str| assert!(cells.iter().any(|c| c.starts_with(start)), "{start} is not in {cells:#?}");
    has("Irena Dovash demands the full withdrawal of Kelmari troops");
    has("Kelmar rejects a withdrawal of its troops");
    has("Norlund offers to send 500 observers");
    has("Marek Strenk open_to We are open to talks");
    has("Marek Strenk demands The ceasefire must come first");
    assert!(!cells.iter().any(|c| c.contains("comment") || c.contains("resign")), "{cells:#?}");
    // Both sides on the withdrawal are on one issue, which comes first.
    let mut first: Vec<&str> =
        issues[0]["positions"].as_array().unwrap().iter().map(|p| p["actor"].as_str().unwrap()).collect();
    first.sort_unstable();
    assert_eq!(first, ["Irena Dovash", "Kelmar"]);
}

#[test]
fn a_draft_says_for_whom_an_actor_speaks() {
    let said = "Kelmar’s foreign minister, Lena Torvik, demanded the return of the islands.\n\nKelmar and Norlund rejected \
                any inspection of the dam.\n";
    let folder = Folder::with(&[("a.txt", said)]);
    folder.run(&["read", "a.txt"]);
    let draft = folder.print(&["positions", "draft"]);
    assert!(draft.contains("actor = \"Lena Torvik\" # speaks for Kelmar\n"), "{draft}");
    assert!(draft.contains("actor = \"Kelmar and Norlund\"\n"), "{draft}");
}

#[test]
fn a_draft_is_a_file_that_the_other_commands_read() {
    let folder = Folder::with(&[("a.txt", SAID)]);
    folder.run(&["read", "a.txt"]);
    assert_eq!(folder.run(&["positions", "draft", "--output", "talks.toml"]).status, 0);
    let table = folder.print(&["positions", "matrix", "talks.toml"]);
    assert!(table.lines().next().unwrap().contains("Irena Dovash"), "{table}");
    assert!(folder.print(&["positions", "knot", "talks.toml"]).contains("Irena Dovash demands"));
    assert_eq!(folder.run(&["positions", "draft", "--about", "nothing of the kind"]).status, 1);
    assert_eq!(folder.run(&["positions", "draft", "--who", "Norlund", "--json"]).out.lines().count(), 1);
}

#[test]
fn a_matrix_shows_the_latest_stance_of_each_in_every_form() {
    let dated =
        TALKS.replacen("assumption = \"it said so\"", "date = 2024-05-01\nstatement = \"s1\"\nwords = \"<never>\"", 1);
    let again = "[[position]]\nactor = \"Kelmar\"\nissue = \"army\"\noption = 200\nstance = \"accepts\"\ndate = 2024-06-01\n\
                 assumption = \"it gave in\"\n";
    let folder = Folder::with(&[("talks.toml", &format!("{dated}{again}"))]);
    let matrix = |arguments: &[&str]| folder.print(&[&["positions", "matrix", "talks.toml"], arguments].concat());
    assert_eq!(
        matrix(&[]),
        "issue  option      Kelmar     Norlund\n\
         army   100\n       200         (accepts)  (demands)\n\
         seat   Osht\n       Port Aurel             (prefers)\n"
    );
    assert!(matrix(&["--as-of", "2024-05"]).contains("200         rejects  (demands)"));
    assert_eq!(matrix(&["--format", "csv"]).lines().count(), 4);
    assert_eq!(matrix(&["--format", "csv", "--history"]).lines().count(), 5);
    assert!(matrix(&["--json"]).lines().any(|l| l.contains(r#""stance":"accepts","date":"2024-06-01""#)));
    let page = matrix(&["--format", "html", "--as-of", "2024-05"]);
    assert!(page.contains("<summary>rejects</summary><q>&lt;never&gt;</q> <small>2024-05-01 s1</small>"), "{page}");
}

#[test]
fn other_solvers_get_the_whole_model() {
    let export = |format: &str| folder().print(&["positions", "export", "talks.toml", "--format", format]);
    let minizinc = export("minizinc");
    assert!(
        minizinc.contains("var 1..2: i1_army;") && minizinc.ends_with("solve maximize 1 * c3_seat;\n"),
        "{minizinc}"
    );
    let cnf = export("cnf");
    assert!(cnf.contains("c 2 = army is 200\n") && cnf.contains("p cnf 4 6\n"), "{cnf}");
    assert!(export("wcnf").ends_with("1 5 0\n"));
    assert!(export("wcnf-way-out").contains("h -5 1 0\n"));
    assert!(export("smtlib").contains("(assert (! (= i1_army 2) :named c2_Norlund_demands_army_200))\n"));
}
