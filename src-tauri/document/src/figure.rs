//! A figure of a form: what it is, and between what bounds it may be.

/// A measure with the range a decree allows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    value: u32,
    min: u32,
    max: u32,
}

impl Figure {
    /// A figure within its range.
    pub(crate) const fn new(value: u32, min: u32, max: u32) -> Self {
        Self { value, min, max }
    }

    /// A figure of another form; `None` if the measure is outside its own range.
    pub fn ranged(value: u32, min: u32, max: u32) -> Option<Self> {
        Self { value, min, max }.at(value)
    }

    /// The measure.
    pub fn value(self) -> u32 {
        self.value
    }

    /// The smallest allowed.
    pub fn min(self) -> u32 {
        self.min
    }

    /// The largest allowed.
    pub fn max(self) -> u32 {
        self.max
    }

    /// The same figure with another measure; `None` outside the range.
    pub fn at(self, value: u32) -> Option<Self> {
        (self.min..=self.max)
            .contains(&value)
            .then_some(Self { value, ..self })
    }
}
