//! Addresses of the network, which are written as texts.
//!
//! The standard library's own, so that descriptions can be told to use them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::error::Error;
use super::foreign::read_foreign;
use super::input::{Decode, Input};
use super::view::{Encode, View};

macro_rules! addresses {
    ($($address:ident: $vacant:expr;)*) => {$(
        impl Decode for $address {
            fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
                *self = read_foreign(input)?;
                Ok(())
            }

            fn vacant() -> Self {
                $vacant
            }
        }

        impl Encode for $address {
            fn view(&self) -> View<'_> {
                View::foreign(self)
            }
        }
    )*};
}

addresses! {
    IpAddr: Self::V4(Ipv4Addr::UNSPECIFIED);
    Ipv4Addr: Self::UNSPECIFIED;
    Ipv6Addr: Self::UNSPECIFIED;
}
