//! What search engines are told of an event besides its fields.

use super::super::view::View;
use crate::agenda::Event;
use crate::text::fold;
use serde_json::{Value as Json, json};

/// When and where an event is, and who invites.
pub fn tell(thing: &mut Json, event: &Event, address: &str, view: &View) {
    let config = view.context.config;
    let period = event.period();
    thing["startDate"] = json!(period.start.iso(&config.timezone));
    if let Some(end) = period.end {
        thing["endDate"] = json!(end.iso(&config.timezone));
    }
    let status = if event.cancelled { "EventCancelled" } else { "EventScheduled" };
    thing["eventStatus"] = json!(format!("https://schema.org/{status}"));
    if let Some(place) = &event.place {
        let online = ["enligne", "online", "adistance", "distanciel", "visioconference"]
            .contains(&fold(place).as_str());
        let mode = if online { "OnlineEventAttendanceMode" } else { "OfflineEventAttendanceMode" };
        thing["eventAttendanceMode"] = json!(format!("https://schema.org/{mode}"));
        thing["location"] = match online {
            true => json!({ "@type": "VirtualLocation", "url": address }),
            false => json!({ "@type": "Place", "name": place, "address": place }),
        };
    }
    thing["organizer"] = json!({ "@type": "Organization", "name": config.title, "url": view.absolute("/") });
}
