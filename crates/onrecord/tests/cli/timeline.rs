//! `onrecord timeline`: what happened, by day, in every form.

use crate::support::Folder;

const TEXT: &str = "Gunmen attacked a convoy near Kharkiv on 3 May 2022.\n\nDenmark will send shells to Ukraine, its defence \
                    minister said.\n";

fn folder() -> Folder {
    let folder = Folder::with(&[("a.txt", TEXT)]);
    folder.run(&["read", "a.txt"]);
    folder
}

#[test]
fn events_are_listed_by_day() {
    let out = folder().print(&["timeline"]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "2022-05-03  done  Gunmen › attacked › a convoy (ASSAULT), Kharkiv");
    assert_eq!(lines[1].trim(), "Gunmen attacked a convoy near Kharkiv on 3 May 2022.");
    assert!(out.contains("no date  announced  Denmark › send › Ukraine (AID), by"), "{out}");
}

#[test]
fn they_are_chosen_by_name_word_and_day() {
    let folder = folder();
    let count = |arguments: &[&str]| folder.run(&[&["timeline", "--json"], arguments].concat()).out.lines().count();
    assert_eq!(count(&[]), 2);
    assert_eq!((count(&["--who", "denmark"]), count(&["--who", "Nobody"])), (1, 0));
    assert_eq!((count(&["--about", "assault"]), count(&["--about", "shells"])), (1, 1));
    assert_eq!((count(&["--since", "2022-05-03"]), count(&["--since", "2022-05-04"])), (1, 0));
    assert_eq!((count(&["--until", "2022-05-03"]), count(&["--until", "2022-05-02"])), (1, 0));
    assert_eq!(folder.run(&["timeline", "--who", "Nobody"]).status, 1);
}

#[test]
fn every_form_holds_the_day_and_the_place() {
    let folder = folder();
    let json: serde_json::Value =
        serde_json::from_str(folder.print(&["timeline", "--json"]).lines().next().unwrap()).unwrap();
    assert_eq!((json["earliest"].as_str(), json["dated_by"].as_str()), (Some("2022-05-03"), Some("text")));
    assert_eq!(json["coordinates"]["level"], "city");
    let calendar = folder.print(&["timeline", "--format", "ical"]);
    assert!(calendar.contains("DTSTART;VALUE=DATE:20220503\r\nDTEND;VALUE=DATE:20220504\r\n"), "{calendar}");
    assert!(calendar.lines().all(|line| line.len() <= 76) && calendar.ends_with("END:VCALENDAR\r\n"));
    let map: serde_json::Value = serde_json::from_str(&folder.print(&["timeline", "--format", "geojson"])).unwrap();
    assert_eq!(map["features"].as_array().unwrap().len(), 1);
    assert_eq!(map["features"][0]["properties"]["precision"], "city");
    let slides: serde_json::Value =
        serde_json::from_str(&folder.print(&["timeline", "--format", "timelinejs"])).unwrap();
    assert_eq!(slides["events"][0]["start_date"]["year"], "2022");
    let page = folder.print(&["timeline", "--format", "html"]);
    assert!(page.contains("class=\"bar done\"") && page.contains("<td>announced"), "{page}");
    assert!(!page.contains("http") && !page.contains("<script"));
}

#[test]
fn they_are_written_out_with_their_places() {
    let folder = folder();
    let csv = folder.print(&["export", "--what", "events", "--format", "csv"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].ends_with("place,place_level,latitude,longitude,time,earliest,latest,dated,statement,sentence"));
    assert!(lines[1].contains(",attacked,ASSAULT,done,") && lines[1].contains(",city,"), "{csv}");
    let json = folder.print(&["export", "--what", "events"]);
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!((first["trigger"]["text"].as_str(), first["path"].as_str()), (Some("attacked"), Some("a.txt")));
}
