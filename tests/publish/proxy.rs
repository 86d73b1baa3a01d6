//! What stands between a program and a server, and cuts what goes through it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

/// What becomes of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It comes through.
    Whole,
    /// Nobody answers.
    Refused,
    /// It is cut after so many bytes of the question.
    CutQuestion(usize),
    /// The question comes through, and the answer is cut after so many bytes.
    CutAnswer(usize),
    /// It waits until it is let through.
    Held,
}

/// The proxy. Its threads end with the process of the test.
pub(super) struct Proxy {
    /// `127.0.0.1:4711`.
    pub address: String,
    state: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Default)]
struct State {
    count: usize,
    released: bool,
}

impl Proxy {
    /// A proxy before the server at `address`, whose connections, which have numbers from 0 on, have the fates that `fate`
    /// says.
    pub fn start(address: &str, mut fate: impl FnMut(usize) -> Fate + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let own = listener.local_addr().expect("an address").to_string();
        let state = Arc::new((Mutex::new(State::default()), Condvar::new()));
        let (server, shared) = (address.to_owned(), Arc::clone(&state));
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let number = {
                    let mut state = shared.0.lock().expect("a count");
                    state.count += 1;
                    shared.1.notify_all();
                    state.count - 1
                };
                let (fate, server, shared) = (fate(number), server.clone(), Arc::clone(&shared));
                std::thread::spawn(move || {
                    if fate == Fate::Held {
                        let held = shared.0.lock().expect("a state");
                        drop(shared.1.wait_while(held, |state| !state.released).expect("a state"));
                    }
                    if fate != Fate::Refused
                        && let Ok(there) = TcpStream::connect(&server)
                    {
                        pass(&stream, &there, fate);
                    }
                    let _ = stream.shutdown(Shutdown::Both);
                });
            }
        });
        Self { address: own, state }
    }

    /// How many connections there were.
    pub fn count(&self) -> usize {
        self.state.0.lock().expect("a count").count
    }

    /// Waits until there were so many connections, or what is held is let through.
    pub fn wait_for(&self, count: usize) {
        let state = self.state.0.lock().expect("a count");
        drop(
            self.state.1.wait_while(state, |state| state.count < count && !state.released).expect("a count"),
        );
    }

    /// Lets through what is held.
    pub fn release(&self) {
        self.state.0.lock().expect("a state").released = true;
        self.state.1.notify_all();
    }
}

fn pass(here: &TcpStream, there: &TcpStream, fate: Fate) {
    let (question, answer) = match fate {
        Fate::CutQuestion(most) => (most, usize::MAX),
        Fate::CutAnswer(most) => (usize::MAX, most),
        _ => (usize::MAX, usize::MAX),
    };
    std::thread::scope(|scope| {
        scope.spawn(|| copy(here, there, question));
        copy(there, here, answer);
    });
}

/// Copies at most `most` bytes; then, or at the end, nothing goes through any more.
fn copy(mut from: &TcpStream, mut to: &TcpStream, most: usize) {
    let (mut left, mut buffer) = (most, [0; 4096]);
    while left > 0 {
        let wanted = left.min(buffer.len());
        match from.read(&mut buffer[..wanted]) {
            Ok(read) if read > 0 && to.write_all(&buffer[..read]).is_ok() => left -= read,
            _ => break,
        }
    }
    if left == 0 {
        let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
    } else {
        let _ = to.shutdown(Shutdown::Write);
    }
}
