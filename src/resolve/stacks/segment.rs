//! The parts of a list in running text, and the brackets that they stand in.
//!
//! Takes elements, returns segments between separators and the tree of brackets, both flat: ten thousand nested
//! brackets are ten thousand entries. What follows a dash, a colon or a full stop is a bracket without a closing
//! sign.

use super::Words;
use super::element::{Element, Joint, Kind};
use super::layers::Named;
use super::state::State;
use crate::resolve::catalogue::words::TokenKind;
use std::ops::Range;

/// A part of a list.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The bracket that it stands in; 0 is the whole text.
    pub bracket: usize,
    /// How it is joined to the part before it in the same bracket.
    pub joint: Joint,
    /// Its elements, those of brackets within it left out.
    pub elements: Vec<Element>,
    /// The label before it: an index of [`Segments::labels`].
    pub label: Option<usize>,
}

/// Text in brackets, or behind a dash, a colon or the end of a sentence.
#[derive(Debug)]
pub(super) struct Bracket {
    /// The bracket around it.
    pub parent: usize,
    /// The part that it explains.
    pub owner: Option<usize>,
    /// Its text, the brackets left out.
    pub range: Range<usize>,
    /// What opens it, if it is no bracket.
    pub aside: Option<TokenKind>,
    /// Its parts.
    pub segments: Vec<usize>,
}

/// A phrase in parts.
#[derive(Debug, Default)]
pub(super) struct Segments {
    pub segments: Vec<Segment>,
    pub brackets: Vec<Bracket>,
    /// Labels within the phrase: `…; Back : Django`.
    pub labels: Vec<Named>,
}

/// A bracket that is being read.
struct Frame {
    bracket: usize,
    /// The last part, unless a separator ended it.
    current: Option<usize>,
    /// The last part that was begun.
    last: Option<usize>,
    joint: Joint,
    label: Option<usize>,
    /// How certain the parts to come are.
    onward: Option<State>,
}

impl Frame {
    fn new(bracket: usize, label: Option<usize>) -> Self {
        Self { bracket, current: None, last: None, joint: Joint::None, label, onward: None }
    }
}

/// The parts of `text`, whose elements are `elements`.
pub(super) fn segments(text: &str, elements: Vec<Element>, words: &Words) -> Segments {
    let whole = Bracket { parent: 0, owner: None, range: 0..text.len(), aside: None, segments: Vec::new() };
    let found = Segments { brackets: vec![whole], ..Segments::default() };
    let mut builder = Builder { text, words, found, frames: vec![Frame::new(0, None)], struck: false };
    for element in elements {
        builder.add(element);
    }
    builder.found
}

struct Builder<'a> {
    text: &'a str,
    words: &'a Words<'a>,
    found: Segments,
    frames: Vec<Frame>,
    /// Whether what is read is struck through.
    struck: bool,
}

impl Builder<'_> {
    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the frame of the whole text is never closed")
    }

    fn add(&mut self, element: Element) {
        match element.kind {
            Kind::Joint(joint) => {
                if matches!(&self.text[element.range.clone()], ";" | "|") {
                    self.close_asides(element.range.start);
                }
                let frame = self.frame();
                frame.current = None;
                frame.joint = frame.joint.max(joint);
            }
            Kind::Onward(state) => self.frame().onward = Some(state),
            Kind::Strike => {
                let frame = self.frame();
                (frame.current, frame.joint) = (None, frame.joint.max(Joint::Comma));
                self.struck = !self.struck;
            }
            Kind::Open => self.open(None, element.range.end),
            Kind::Close => self.close(element.range.start),
            Kind::Aside(kind) => self.aside(kind, element.range),
            _ => self.push(element),
        }
    }

    fn push(&mut self, element: Element) {
        let segment = match self.frame().current {
            Some(segment) => segment,
            None => self.begin(),
        };
        self.found.segments[segment].elements.push(element);
    }

    /// Begins a part.
    fn begin(&mut self) -> usize {
        let id = self.found.segments.len();
        let frame = self.frame();
        let joint = std::mem::take(&mut frame.joint);
        let mut segment = Segment { bracket: frame.bracket, joint, elements: Vec::new(), label: frame.label };
        (frame.current, frame.last) = (Some(id), Some(id));
        if self.struck {
            segment.elements.push(Element::implied(Kind::Hedge(State::Dropped)));
        }
        let frame = self.frame();
        // It reaches over "et" and "+", not over a comma.
        frame.onward = frame.onward.filter(|_| matches!(joint, Joint::With | Joint::And | Joint::Or));
        segment.elements.extend(frame.onward.map(|state| Element::implied(Kind::Hedge(state))));
        self.found.brackets[segment.bracket].segments.push(id);
        self.found.segments.push(segment);
        id
    }

    fn open(&mut self, aside: Option<TokenKind>, start: usize) {
        let id = self.found.brackets.len();
        let end = self.text.len().max(start);
        let frame = self.frame();
        let (parent, label) = (frame.bracket, frame.label);
        // `Python, (pandas)`: what is explained stands before the comma.
        let owner = frame.current.or(frame.last);
        self.found.brackets.push(Bracket { parent, owner, range: start..end, aside, segments: Vec::new() });
        self.frames.push(Frame::new(id, label));
    }

    fn aside(&mut self, kind: TokenKind, range: Range<usize>) {
        if kind == TokenKind::Stop {
            self.close_asides(range.start);
        }
        if kind == TokenKind::Colon && self.label() {
            return;
        }
        let frame = self.frame();
        if frame.last.is_some() {
            self.open(Some(kind), range.end);
        }
    }

    /// Makes the part before a colon the label of what follows, if it names layers and nothing else.
    fn label(&mut self) -> bool {
        let Some(current) = self.frame().current else { return false };
        let elements = &self.found.segments[current].elements;
        let (Some(first), Some(last)) = (elements.first(), elements.last()) else { return false };
        if !elements.iter().all(|element| matches!(element.kind, Kind::Word(_))) {
            return false;
        }
        let named = self.words.layers.named(&self.text[first.range.start..last.range.end]);
        if !named.whole {
            return false;
        }
        let id = self.found.labels.len();
        self.found.labels.push(named);
        let segment = &mut self.found.segments[current];
        segment.elements.clear();
        let frame = self.frame();
        (frame.current, frame.label, frame.joint) = (None, Some(id), Joint::None);
        true
    }

    fn close_asides(&mut self, end: usize) {
        loop {
            let bracket = self.frame().bracket;
            if self.found.brackets[bracket].aside.is_none() {
                break;
            }
            self.pop(end);
        }
    }

    fn close(&mut self, end: usize) {
        self.close_asides(end);
        self.pop(end);
    }

    fn pop(&mut self, end: usize) {
        if self.frames.len() > 1 {
            let frame = self.frames.pop().expect("more than one");
            let range = &mut self.found.brackets[frame.bracket].range;
            range.end = end.max(range.start);
        }
    }
}
