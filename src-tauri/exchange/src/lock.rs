//! The optional passphrase: the whole package inside an age file (scrypt).

use crate::package::Refusal;
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use std::io::{ErrorKind, Read, Write};

/// How every age file begins.
const MARK: &[u8] = b"age-encryption.org/";
/// What guessing one passphrase costs: 2^16 rounds, 64 MB.
const WORK: u8 = 16;
/// The most work a file may ask of us.
const MOST_WORK: u8 = 17;

/// Whether these bytes are behind a passphrase.
pub fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Puts a package behind a passphrase. Its bytes differ each time.
pub(crate) fn lock(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let mut recipient = Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let mut out = Vec::new();
    let mut writer = Encryptor::with_recipients(recipients)
        .ok()?
        .wrap_output(&mut out)
        .ok()?;
    writer.write_all(bytes).ok()?;
    writer.finish().ok()?;
    Some(out)
}

/// What is behind the passphrase, at most `limit` bytes of it.
pub(crate) fn unlock(bytes: &[u8], passphrase: &str, limit: u64) -> Result<Vec<u8>, Refusal> {
    let mut identity = Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let refused = |error: DecryptError| match error {
        DecryptError::ExcessiveWork { .. } => Refusal::TooLarge,
        DecryptError::UnknownFormat => Refusal::Newer { format: 0 },
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => Refusal::PassphraseWrong,
        _ => Refusal::Cut,
    };
    let decryptor = Decryptor::new(bytes).map_err(refused)?;
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let inside = decryptor.decrypt(identities).map_err(refused)?;
    let mut plain = Vec::new();
    inside
        .take(limit + 1)
        .read_to_end(&mut plain)
        .map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => Refusal::Cut,
            _ => Refusal::Damaged {
                entry: String::new(),
            },
        })?;
    if plain.len() as u64 > limit {
        return Err(Refusal::TooLarge);
    }
    Ok(plain)
}
