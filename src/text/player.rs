//! Players of other hosts: the page that shows a film or slides, and the frame that shows them on any page.
//!
//! Takes an address of one or the other; knows nothing of documents, and asks nobody whether there is such a film.

/// What a player shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// A film, or a list of films.
    Film,
    /// The slides of a talk.
    Slides,
}

/// A film or slides that another host shows.
#[derive(Debug, PartialEq, Eq)]
pub struct Player {
    /// What it is.
    pub shows: Shows,
    /// Address of the page that shows it.
    pub page: String,
    /// Address of the frame that shows it, always of HTTPS.
    pub frame: String,
}

/// A host whose addresses are known.
struct Known {
    /// What stands before the id in addresses of its pages and players, without scheme and `www.`.
    found: &'static [&'static str],
    page: &'static str,
    /// Those that follow readers least, where a host has several.
    frame: &'static str,
    shows: Shows,
}

const KNOWN: &[Known] = &[
    Known {
        found: &[
            "dailymotion.com/video/",
            "dailymotion.com/embed/video/",
            "geo.dailymotion.com/player.html?video=",
            "dai.ly/",
        ],
        page: "https://www.dailymotion.com/video/",
        frame: "https://geo.dailymotion.com/player.html?video=",
        shows: Shows::Film,
    },
    Known {
        found: &[
            "dailymotion.com/playlist/",
            "dailymotion.com/embed/playlist/",
            "geo.dailymotion.com/player.html?playlist=",
        ],
        page: "https://www.dailymotion.com/playlist/",
        frame: "https://geo.dailymotion.com/player.html?playlist=",
        shows: Shows::Film,
    },
    Known {
        found: &["youtube.com/watch?v=", "youtube.com/embed/", "youtube-nocookie.com/embed/", "youtu.be/"],
        page: "https://www.youtube.com/watch?v=",
        frame: "https://www.youtube-nocookie.com/embed/",
        shows: Shows::Film,
    },
    Known {
        found: &["vimeo.com/", "player.vimeo.com/video/"],
        page: "https://vimeo.com/",
        frame: "https://player.vimeo.com/video/",
        shows: Shows::Film,
    },
    Known {
        found: &["speakerdeck.com/player/"],
        page: "https://speakerdeck.com/player/",
        frame: "https://speakerdeck.com/player/",
        shows: Shows::Slides,
    },
];

/// What stands before the id in addresses of PeerTube, whatever the host.
const PEERTUBE: &[&str] = &["videos/embed/", "videos/watch/"];

/// The player of `address`, which may be that of the page too; nothing if it is of no host that is known.
pub fn player(address: &str) -> Option<Player> {
    let (scheme, rest) = address.trim().split_once("//")?;
    if !matches!(scheme, "https:" | "http:" | "") {
        return None;
    }
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    for known in KNOWN {
        if let Some(id) = known.found.iter().find_map(|before| id(rest.strip_prefix(before)?)) {
            let at = |before: &str| format!("{before}{id}");
            return Some(Player { shows: known.shows, page: at(known.page), frame: at(known.frame) });
        }
    }
    peertube(address.trim().split_once("//")?.1)
}

fn peertube(rest: &str) -> Option<Player> {
    let (host, path) = rest.split_once('/')?;
    let is_host = host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    let id = PEERTUBE.iter().find_map(|before| id(path.strip_prefix(before)?)).filter(|_| is_host)?;
    let at = |before: &str| format!("https://{host}/videos/{before}/{id}");
    Some(Player { shows: Shows::Film, page: at("watch"), frame: at("embed") })
}

/// The id that `text` begins with, if it is one and nothing but a question or a place follows.
fn id(text: &str) -> Option<&str> {
    let id = text.split(['?', '#', '&']).next()?.trim_end_matches('/');
    // A list of YouTube's stands where the id does, and its id in what is cut off.
    let is_id = id != "videoseries" && !id.is_empty();
    (is_id && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_and_player_of_a_film_are_known_by_each_other() {
        for (address, page, frame) in [
            (
                "https://www.dailymotion.com/embed/video/x7?autoplay=1",
                "https://www.dailymotion.com/video/x7",
                "https://geo.dailymotion.com/player.html?video=x7",
            ),
            (
                "//www.dailymotion.com/embed/playlist/x65owi",
                "https://www.dailymotion.com/playlist/x65owi",
                "https://geo.dailymotion.com/player.html?playlist=x65owi",
            ),
            (
                "//www.youtube.com/embed/a-b_c",
                "https://www.youtube.com/watch?v=a-b_c",
                "https://www.youtube-nocookie.com/embed/a-b_c",
            ),
            (
                "http://youtube.com/watch?v=abc&t=12",
                "https://www.youtube.com/watch?v=abc",
                "https://www.youtube-nocookie.com/embed/abc",
            ),
            ("https://vimeo.com/12", "https://vimeo.com/12", "https://player.vimeo.com/video/12"),
            (
                "https://tube.exemple.fr/videos/embed/9c9de5e8-0a1e?start=3s",
                "https://tube.exemple.fr/videos/watch/9c9de5e8-0a1e",
                "https://tube.exemple.fr/videos/embed/9c9de5e8-0a1e",
            ),
        ] {
            let player = player(address).expect(address);
            assert_eq!((player.page.as_str(), player.frame.as_str()), (page, frame));
            assert_eq!(super::player(frame), Some(player), "of a frame itself");
        }
    }

    #[test]
    fn what_is_no_film_has_no_player() {
        for address in [
            "https://data.eig.org/#promo",
            "https://vimeo.com/channels/12",
            "https://www.youtube.com/embed/videoseries?list=a",
            "https://www.youtube.com/embed/",
            "ftp://vimeo.com/12",
            "https://a b.fr/videos/embed/1",
            "https://x.fr@y.fr/videos/embed/1",
            "https://a.fr/videos/embed/1\" onload=\"a",
            "/videos/embed/1",
            "",
        ] {
            assert_eq!(player(address), None, "{address}");
        }
    }
}
