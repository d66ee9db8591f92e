//! What can be read, by the store and inside a change alike.

use rusqlite::Connection;

/// Everything kept, for reading. [`Store`](crate::Store) and [`Tx`](crate::Tx) both lead here.
#[derive(Debug)]
pub struct Records {
    pub(crate) conn: Connection,
}
