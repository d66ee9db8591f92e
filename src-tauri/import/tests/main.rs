//! The importer seen from outside: nothing lost, structure found, hostile input survived.

mod corpus;
mod lossless;
mod outline;
