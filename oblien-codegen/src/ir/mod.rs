//! The intermediate representation: an API with every name decided, every reference followed, nothing left to judge.
//! Made by `lower`, read by `emit`; it knows no YAML, no OpenAPI and no Rust syntax.

mod api;
mod operation;
mod resource;
mod types;

pub(crate) use api::{
    Api, Certificate, Credential, HeaderForm, Incoming, Placement, ReplyHeader, Scheme, ScopeDefinition, Server, ServerVariable,
};
pub(crate) use operation::{
    BodyArgument, BodyEncoding, BodyShape, ConstantMember, FormStyle, Group, LiteralValue, MemberForm, NextPage, Operation,
    PageStyle, Paging, Parameter, ParameterPlace, QueryListStyle, Reply, StatusReply, TypeSetter,
};
pub(crate) use resource::{Handle, Resource};
pub(crate) use types::{
    Additional, Codec, Direction, Enumeration, Field, Foreign, Limits, Presence, RustPath, Struct, Type, TypeDefinition, TypeId,
    TypeKind, Union, UnionTag, UnionVariant, Word,
};
