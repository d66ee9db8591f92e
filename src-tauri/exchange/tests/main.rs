//! What is written comes back; what is no plan is refused.

mod content;
