//! Written twins of the kinds of `plan`, with names of their own that outlive renamings there.

macro_rules! mirror {
    ($($name:ident = $twin:ty { $($variant:ident),* $(,)? })*) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name { $($variant),* }

        impl From<$twin> for $name {
            fn from(it: $twin) -> Self {
                match it { $(<$twin>::$variant => Self::$variant),* }
            }
        }

        impl From<$name> for $twin {
            fn from(it: $name) -> Self {
                match it { $($name::$variant => Self::$variant),* }
            }
        }
    )*};
}
